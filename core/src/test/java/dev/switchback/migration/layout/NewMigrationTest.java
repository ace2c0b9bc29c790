// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewMigrationTest {

    @TempDir
    Path directory;

    private Path file(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private NewMigration write(String description) throws IOException {
        return NewMigration.write(
                List.of(directory.resolve("db/migration")),
                List.of(),
                FlywayNaming.DEFAULT,
                description,
                Instant.parse("2026-11-22T01:30:15Z"));
    }

    private String relative(Path file) {
        return directory.relativize(file).toString();
    }

    @Test
    void theFirstOneMakesItsDirectory() throws Exception {
        NewMigration written = write("create customers");

        assertThat(relative(written.migration())).isEqualTo("db/migration/V1__create_customers.sql");
        assertThat(relative(written.undo())).isEqualTo("db/migration/U1__create_customers.sql");
        assertThat(written.migration())
                .content()
                .startsWith("-- Purpose: create customers\n-- Impact:\n")
                .contains("-- Rollback: U1__create_customers.sql\n");
        assertThat(written.undo()).hasContent("-- Takes back V1__create_customers.sql.\n\n");
    }

    @Test
    void bothGoWhereTheNewestOnesAre() throws Exception {
        file("db/migration/v1/V001__a.sql", "SELECT 1;");
        file("db/migration/v2/V009__b.sql", "SELECT 1;");
        file("db/rollback/v2/U009__b.sql", "SELECT 1;");

        NewMigration written = write("add  email");

        assertThat(relative(written.migration())).isEqualTo("db/migration/v2/V010__add_email.sql");
        assertThat(relative(written.undo())).isEqualTo("db/rollback/v2/U010__add_email.sql");
        assertThat(new FlywayLayout(FlywayNaming.DEFAULT).discover(List.of(directory.resolve("db/migration"))))
                .containsKey(Version.parse("10"));
    }

    @Test
    void nothingIsOverwrittenAndNoHalfIsLeft() throws Exception {
        file("db/migration/U1__create.sql", "DROP TABLE precious;");

        assertThatExceptionOfType(HistoryProblem.class)
                .isThrownBy(() -> write("create"))
                .withMessageContaining("a script of that name is there already");

        assertThat(directory.resolve("db/migration/V1__create.sql")).doesNotExist();
        assertThat(directory.resolve("db/migration/U1__create.sql")).hasContent("DROP TABLE precious;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../escape", "a/b", "rm -rf $HOME; x", "a\\b", "\u0000"})
    void whatIsNoPartOfAFilesNameIsRefused(String description) {
        assertThatExceptionOfType(HistoryProblem.class)
                .isThrownBy(() -> write(description))
                .withMessageContaining("cannot be part of a file's name");
        assertThat(directory.resolve("db")).doesNotExist();
    }

    @Test
    void wordsOfAnyLanguageAreTaken() throws Exception {
        assertThat(relative(write("größe der überschrift").migration()))
                .isEqualTo("db/migration/V1__größe_der_überschrift.sql");
    }
}
