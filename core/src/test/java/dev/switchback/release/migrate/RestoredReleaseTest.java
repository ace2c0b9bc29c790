// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.LiveRestore;
import dev.switchback.backup.Programs;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release that fails and goes back to the backup that it made. */
class RestoredReleaseTest {

    @TempDir
    Path directory;

    /** With version 1 applied, and a row; a backup is made from now on. */
    private LiveProject shop(String product) throws Exception {
        LiveProject project =
                new LiveProject(directory, product).with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY);");
        if (!product.startsWith("mariadb")) {
            Programs.assume(product.replaceFirst(":.*", ""), project.server.version());
        } else {
            project.set("switchback.backup.tools", project.ask("SELECT @@basedir"));
        }
        project.migrate();
        project.execute("INSERT INTO shop VALUES (1)");
        return project.with("V2__more.sql", "CREATE TABLE more (id int); INSERT INTO shop VALUES (2);")
                .set("switchback.migrate.backup", "made");
    }

    private String record() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("switchback-deployments"))) {
            List<Path> all = files.sorted().toList();
            return Files.readString(all.get(all.size() - 1));
        }
    }

    private static String outcome(LiveProject project) throws Exception {
        return project.ask("SELECT outcome FROM switchback_deployment ORDER BY id DESC LIMIT 1");
    }

    private static Database beside(LiveProject project, String word) throws Exception {
        boolean isPostgres = project.isPostgres();
        String query = isPostgres
                ? "SELECT datname FROM pg_database WHERE datname LIKE '" + project.database.name() + word + "%'"
                : "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '"
                        + project.database.name() + word + "%'";
        return project.database.inDatabase(project.ask(query));
    }

    private static void drop(LiveProject project, Database former) throws Exception {
        try (Connection connection = project.database.connect()) {
            Jdbc.execute(connection, "DROP DATABASE " + former.name() + (project.isPostgres() ? " WITH (FORCE)" : ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:15", "mysql:8.0", "mariadb:11.4"})
    void whatFailsGoesBackToTheBackupIfThatIsThePolicy(String product) throws Exception {
        try (LiveProject project = shop(product)) {
            project.set("switchback.onFailure", "restore")
                    .set("switchback.confirm", project.database.name())
                    .set("switchback.healthCheck", "sh -c 'echo ill; exit 1'")
                    .set("switchback.after", "sh -c 'echo outcome $RELEASE_OUTCOME'");

            String said = project.failure();

            Database former = beside(project, "_former_");
            assertThat(said)
                    .contains("The health check failed", "Restored (switchback.onFailure=restore): ")
                    .contains("The former one is kept as " + former.name(), "DROP DATABASE");
            assertThat(project.printed()).contains("| outcome restored");
            assertThat(project.hasTable("more")).isFalse();
            assertThat(project.ask("SELECT count(*) FROM shop")).isEqualTo("1");
            assertThat(project.history()).isEqualTo("1 true");
            assertThat(record()).contains("\"outcome\": \"restored\"");
            assertThat(outcome(project)).isEqualTo("restored");
            try (Connection connection = former.connect()) {
                assertThat(Jdbc.text(connection, "SELECT count(*) FROM shop")).isEqualTo("2");
            }
            drop(project, former);
            project.set("switchback.healthCheck", "true");
            assertThat(project.migrate())
                    .anyMatch(line -> line.contains("1 migration applied"))
                    .noneMatch(line -> line.contains("did not come to its end"));
        }
    }

    @Test
    void aHalfAppliedMigrationIsGoneAfterwards() throws Exception {
        try (LiveProject project = shop("mariadb:11.4")) {
            project.with("V3__half.sql", "CREATE TABLE half (id int); ALTER TABLE nowhere ADD x int;")
                    .set("switchback.onFailure", "restore")
                    .set("switchback.confirm", project.database.name());

            assertThat(project.failure())
                    .contains("V3__half.sql", "nowhere", "Restored (switchback.onFailure=restore)");

            assertThat(project.hasTable("half")).isFalse();
            assertThat(project.hasTable("more")).isFalse();
            assertThat(project.history()).isEqualTo("1 true");
            drop(project, beside(project, "_former_"));
        }
    }

    @Test
    void withoutTheNameOfTheDatabaseOrABackupNothingIsBegun() throws Exception {
        try (LiveProject project = shop("mariadb:11.4").set("switchback.onFailure", "restore")) {
            for (String confirmed : List.of("", "another")) {
                project.set("switchback.confirm", confirmed);
                assertThat(project.failure())
                        .contains("-Dswitchback.onFailure=restore -Dswitchback.confirm=" + project.database.name())
                        .contains("Nothing has been changed in " + project.database.name());
            }
            project.set("switchback.confirm", project.database.name()).set("switchback.migrate.backup", "none");
            assertThat(project.failure())
                    .contains("needs the backup", "-Dswitchback.migrate.backup=made", "Nothing has been changed in");
            assertThat(project.hasTable("more")).isFalse();
        }
    }

    /** Its table of deployments says that the release is running, as it was when the backup was made. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql:15", "mariadb:11.4"})
    void aReleaseWhoseBackupWasRestoredIsNotTakenForCutOff(String product) throws Exception {
        try (LiveProject project = shop(product).set("switchback.healthCheck", "false")) {
            project.failure();
            project.set("switchback.confirm", project.database.name());

            LiveRestore.restore(project.reading(), line -> {});

            assertThat(outcome(project)).isEqualTo("restored");
            assertThat(project.ask("SELECT details FROM switchback_deployment ORDER BY id DESC LIMIT 1"))
                    .contains("\"outcome\": \"restored\"", "\"restoredFrom\": \"");
            drop(project, beside(project, "_former_"));
            project.set("switchback.healthCheck", "true");
            assertThat(project.migrate()).noneMatch(line -> line.contains("did not come to its end"));
        }
    }
}
