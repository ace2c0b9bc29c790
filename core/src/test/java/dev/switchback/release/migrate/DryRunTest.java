// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void itSaysWhatWouldHappenAndExecutesNothing(String product) throws Exception {
        try (LiveProject project = new LiveProject(directory, product)
                .with("V1__shop.sql", "-- the shop\nCREATE TABLE shop (id int);\n\nINSERT INTO shop VALUES (${first});")
                .with("V2__more.sql", "CREATE TABLE more (id int);")
                .with("beforeMigrate.sql", "CREATE TABLE callback (id int);")
                .with("afterInfo.sql", "CREATE TABLE callback (id int);")
                .set("flyway.placeholders.first", "7")
                .set("flyway.placeholders.api_secret", "hidden-word")
                .set("switchback.dryRun", "")) {
            List<String> lines = project.migrate();

            assertThat(String.join("\n", lines))
                    .contains("V1__shop.sql, "
                            + (project.isPostgres() ? "in one transaction" : "each statement that changes"))
                    .contains(
                            "line 2: CREATE TABLE shop (id int)",
                            "line 4: INSERT INTO shop VALUES (7)",
                            "V2__more.sql, ");
            assertThat(lines).last().asString().contains("Nothing has been executed");
            assertThat(project.ask("SELECT count(*) FROM information_schema.tables WHERE table_schema = "
                            + (project.isPostgres() ? "'public'" : "database()")))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18"})
    void neitherCatalogNorRowsNorHistoryChange(String product) throws Exception {
        try (LiveProject project =
                new LiveProject(directory, product).with("V1__shop.sql", "CREATE TABLE shop (id int);")) {
            project.migrate();
            project.with("V2__more.sql", "INSERT INTO shop VALUES (1);").set("switchback.dryRun", "true");
            String catalog = "SELECT count(*) || ' ' || max(oid::bigint) FROM pg_class";
            String before = project.ask(catalog);

            project.migrate();

            assertThat(project.ask(catalog)).isEqualTo(before);
            assertThat(project.ask("SELECT count(*) FROM shop")).isEqualTo("0");
            assertThat(project.history()).isEqualTo("1 true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18"})
    void secretsAreNotShown(String product) throws Exception {
        try (LiveProject project = new LiveProject(directory, product)
                .with("V1__user.sql", "CREATE ROLE nobody PASSWORD '${api_secret}';")
                .set("flyway.placeholders.api_secret", "hidden-word")
                .set("switchback.dryRun", "true")) {
            project.migrate();

            assertThat(project.printed())
                    .contains("CREATE ROLE nobody PASSWORD '***'")
                    .doesNotContain("hidden-word");
        }
    }
}
