// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.TableName;
import dev.switchback.migration.Header;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletionsTest {

    @TempDir
    Path directory;

    private Deletions of(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("V1__tidy.sql"), text);
        Migration migration = new Migration(
                Migration.Kind.VERSIONED,
                Optional.of(Version.parse("1")),
                "tidy",
                "V1__tidy.sql",
                Optional.of(new Script(file, "V1__tidy.sql", "", text.length())),
                Optional.empty(),
                Header.NONE);
        Deletions deletions = Deletions.of(List.of(migration));
        Files.delete(file);
        return deletions;
    }

    private static TableName table(String name) {
        return new TableName("public", name);
    }

    /** A thousand tables and a thousand scripts would be a million files. */
    @Test
    void aScriptIsReadOnceForAllTables() throws IOException {
        Deletions deletions = of("DELETE FROM Orders; TRUNCATE items;");

        assertThat(deletions.concern(table("orders"))).isTrue();
        assertThat(deletions.concern(table("items"))).isTrue();
        assertThat(deletions.concern(table("order"))).isFalse();
    }

    @Test
    void aForeignKeyThatCascadesDeletesNothingYet() throws IOException {
        assertThat(of("ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers ON DELETE CASCADE;")
                        .concern(table("orders")))
                .isFalse();
    }
}
