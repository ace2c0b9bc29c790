// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReaderTest {

    private Project project;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException, IOException {
        project = new Project(directory);
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    /** Whatever a test has laid out: without a database the same is read. */
    @AfterEach
    void filesAloneSayTheSame() throws SQLException {
        MigrationSet asked;
        try {
            asked = project.history();
        } catch (HistoryProblem e) {
            return;
        }
        assertThat(HistoryReader.readFiles(project.settings(), List.of())).isEqualTo(asked);
    }

    private List<String> names() throws SQLException {
        return project.history().migrations().stream().map(Migration::name).toList();
    }

    private String undoOf(String version) throws SQLException {
        return project.migration(version)
                .undo()
                .map(undo -> undo.script().name())
                .orElse("none");
    }

    @Test
    void migrationsComeInFlywaysOrderWithHashAndHeader() throws SQLException, IOException {
        project.with("migration/V10__c.sql", "SELECT 10;")
                .with("migration/V9__b.sql", "-- Rollback: irreversible, gone\nSELECT 9;")
                .with("migration/sub/V1_1__a b.sql", "")
                .with("migration/R__z.sql", "SELECT 1;");
        assertThat(names()).containsExactly("V1_1__a b.sql", "V9__b.sql", "V10__c.sql", "R__z.sql");
        Migration first = project.migration("1.1");
        assertThat(first.script().orElseThrow().name()).isEqualTo("sub/V1_1__a b.sql");
        assertThat(first.script().orElseThrow().sha256())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(project.migration("9").header().irreversible()).contains("gone");
    }

    @Test
    void undoScriptsAreFoundInEveryPlace() throws SQLException, IOException {
        project.with("migration/V1__a.sql", "SELECT 1;")
                .with("migration/V2__b.sql", "SELECT 1;")
                .with("migration/V3__c.sql", "SELECT 1;")
                .with("migration/V4__d.sql", "SELECT 1;")
                .with("migration/V5__e.sql", "SELECT 1;")
                .with("migration/U1__a.sql", "SELECT 1;")
                .with("migration/undo/deep/U2__b.sql", "SELECT 1;")
                .with("rollback/U3__quite_another_description.sql", "SELECT 1;")
                .with("undo_scripts/V4__d.sql", "SELECT 1;");
        assertThat(undoOf("1")).isEqualTo("U1__a.sql");
        assertThat(undoOf("2")).isEqualTo("undo/deep/U2__b.sql");
        assertThat(undoOf("3")).isEqualTo("U3__quite_another_description.sql");
        assertThat(undoOf("4")).isEqualTo("V4__d.sql");
        assertThat(undoOf("5")).isEqualTo("none");
        SteppedRun undo = project.open(Role.UNDO);
        for (String version : List.of("1", "2", "3", "4")) {
            assertThat(undo.step(project.migration(version))).isInstanceOf(Applied.class);
        }
    }

    @Test
    void mirroredUndoFolderIsFound() throws SQLException, IOException {
        project.set("locations", "filesystem:db/migration/postgresql")
                .with("migration/postgresql/V1__a.sql", "SELECT 1;")
                .with("rollback/postgresql/U1__a.sql", "SELECT 1;")
                .with("rollback/mysql/U1__a.sql", "SELECT 'not this one';")
                .with("migration/downloads/U1__a.sql", "SELECT 'nor this one';");
        assertThat(project.migration("1").undo().orElseThrow().script().file().toString())
                .endsWith("rollback/postgresql/U1__a.sql");
    }

    @Test
    void namedUndoLocationIsTheOnlyOne() throws SQLException, IOException {
        project.with("migration/V1__a.sql", "SELECT 1;")
                .with("undo/U1__a.sql", "SELECT 1;")
                .with("ways/back/U1__a.sql", "");
        MigrationSet history =
                HistoryReader.read(project.settings(), List.of("filesystem:db/ways/back"), project.database);
        assertThat(history.migrations().get(0).undo().orElseThrow().script().size())
                .isZero();
    }

    @Test
    void twoUndosForOneVersionAreAProblemThatNamesBoth() throws SQLException, IOException {
        project.with("migration/V1__a.sql", "SELECT 1;")
                .with("migration/U1__a.sql", "")
                .with("undo/U1_0__b.sql", "");
        assertThatThrownBy(project::history)
                .isInstanceOf(HistoryProblem.class)
                .hasMessageContainingAll("undo version 1", "migration/U1__a.sql", "undo/U1_0__b.sql");
    }

    @Test
    void undoWithoutMigrationIsOrphaned() throws SQLException, IOException {
        project.with("migration/V1__a.sql", "SELECT 1;").with("undo/U7__x.sql", "");
        assertThat(project.history().orphanedUndos())
                .singleElement()
                .satisfies(undo -> assertThat(undo.version()).hasToString("7"));
    }

    @Test
    void misnamedFilesAreRemarkedOnAndOthersAreNot() throws SQLException, IOException {
        project.with("migration/V1__good.sql", "SELECT 1;")
                .with("migration/V2__twice.sql.sql", "SELECT 1;")
                .with("migration/__V3__parked.sql", "")
                .with("migration/V4_one_underscore.sql", "")
                .with("migration/v5__lower.sql", "")
                .with("migration/V6__no_suffix", "")
                .with("migration/beforeMigrate.sql", "SELECT 1;")
                .with("migration/V1__good.sql.conf", "executeInTransaction=true")
                .with("migration/README.md", "")
                .with("undo/U1__good.sql", "");
        assertThat(names())
                .contains("V1__good.sql", "V2__twice.sql.sql")
                .doesNotContain("v5__lower.sql", "U1__good.sql");
        assertThat(project.history().remarks())
                .satisfiesExactlyInAnyOrder(
                        remark -> assertThat(remark).contains("V2__twice.sql.sql"),
                        remark -> assertThat(remark).contains("__V3__parked.sql"),
                        remark -> assertThat(remark)
                                .contains("V4_one_underscore.sql")
                                .contains("separator __"),
                        remark -> assertThat(remark).contains("v5__lower.sql").contains("prefix is v instead of V"),
                        remark -> assertThat(remark).contains("V6__no_suffix").contains("does not end in .sql"));
    }

    @Test
    void missingLocationIsAProblemThatNamesIt() {
        project.set("locations", "filesystem:db/nowhere");
        assertThatThrownBy(project::history)
                .isInstanceOf(HistoryProblem.class)
                .hasMessageContainingAll("does not exist", "db/nowhere");
        project.set("locations", "classpath:no/such/place");
        assertThatThrownBy(project::history)
                .isInstanceOf(HistoryProblem.class)
                .hasMessageContaining("classpath:no/such/place");
    }

    @Test
    void unknownPropertyIsAProblemThatNamesIt() {
        project.set("lokations", "filesystem:x");
        assertThatThrownBy(project::history)
                .isInstanceOf(HistoryProblem.class)
                .hasMessageContaining("flyway.lokations");
    }

    @Test
    void emptyLocationIsAnEmptyHistory() throws SQLException {
        assertThat(project.history().migrations()).isEmpty();
    }

    @Test
    void otherPrefixesSeparatorsAndSuffixesAreTheUsers() throws SQLException, IOException {
        project.set("sqlMigrationPrefix", "M")
                .set("undoSqlMigrationPrefix", "X")
                .set("sqlMigrationSeparator", "--")
                .set("sqlMigrationSuffixes", ".ddl,.pgsql")
                .with("migration/M1--a.ddl", "CREATE TABLE a ();")
                .with("migration/M2--b.pgsql", "CREATE TABLE b ();")
                .with("migration/X1--a.pgsql", "DROP TABLE a;")
                .with("migration/V3__c.sql", "");
        assertThat(names()).containsExactly("M1--a.ddl", "M2--b.pgsql");
        assertThat(project.open(Role.MAIN).step(project.migration("1"))).isInstanceOf(Applied.class);
        assertThat(project.open(Role.UNDO).step(project.migration("1"))).isInstanceOf(Applied.class);
    }

    @Test
    void severalLocationsAndAFolderNamedLikeAScriptAreRead() throws SQLException, IOException {
        project.set("locations", "filesystem:db/migration,filesystem:db/more")
                .with("migration/V1__a.sql", "SELECT 1;")
                .with("more/V2__b.sql", "SELECT 1;")
                .with("more/x.sql/V3__c.sql", "SELECT 1;");
        assertThat(names()).containsExactly("V1__a.sql", "V2__b.sql", "V3__c.sql");
    }

    @Test
    void unusualNamesAndSymbolicLinksWork() throws SQLException, IOException {
        project.with("elsewhere/linked.sql", "CREATE TABLE c ();")
                .with("migration/V1__it's a \"name\".sql", "CREATE TABLE a ();")
                .with("migration/V2__größe_名.sql", "CREATE TABLE b ();")
                .with("undo/U1__it's a \"name\".sql", "DROP TABLE a;");
        Files.createSymbolicLink(
                project.directory.resolve("db/migration/V3__link.sql"),
                project.directory.resolve("db/elsewhere/linked.sql"));
        SteppedRun run = project.open(Role.MAIN);
        for (Migration migration : project.history().migrations()) {
            assertThat(run.step(migration)).isInstanceOf(Applied.class);
        }
        assertThat(project.open(Role.UNDO).step(project.migration("1"))).isInstanceOf(Applied.class);
    }

    @Test
    void carriageReturnsAndByteOrderMarkWork() throws SQLException, IOException {
        project.with("migration/V1__a.sql", "\ufeffCREATE TABLE a ();\r\nCREATE TABLE b ();\r\n")
                .with("undo/U1__a.sql", "\ufeffDROP TABLE b;\r\nDROP TABLE a;\r\n");
        assertThat(project.open(Role.MAIN).step(project.migration("1"))).isInstanceOf(Applied.class);
        assertThat(project.open(Role.UNDO).step(project.migration("1"))).isInstanceOf(Applied.class);
    }

    @Test
    void largeScriptIsHashedWithoutBeingKept() throws SQLException, IOException {
        Path file = project.directory.resolve("db/migration/V1__large.sql");
        // Flyway looks at each character several times: one that takes three bytes makes a large file of fewer.
        byte[] statement = ("SELECT length('" + "€".repeat(350 * 1024) + "');\n").getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 8; i++) {
                out.write(statement);
            }
        }
        assertThat(project.migration("1").script().orElseThrow().size()).isGreaterThan(8L * 1024 * 1024);
        assertThat(project.open(Role.MAIN).step(project.migration("1"))).isInstanceOf(Applied.class);
    }

    @Test
    void baselinesProgramsAndRepeatablesHaveTheirPlace() throws SQLException, IOException {
        project.with("migration/V1__a.sql", "SELECT 1;")
                .with("migration/V2__b.sql", "SELECT 1;")
                .with("migration/B2__all_of_it.sql", "SELECT 1;")
                .with("migration/V2_1__program.sh", "true")
                .with("migration/R__b_view.sql", "SELECT 1;")
                .with("migration/R__a_view.sql", "SELECT 1;");
        assertThat(names())
                .contains("B2__all_of_it.sql", "V2_1__program.sh")
                .endsWith("R__a_view.sql", "R__b_view.sql");
    }

    @Test
    void wildcardsLeaveFilesOut() throws SQLException, IOException {
        project.set("locations", "filesystem:db/mod*/sql?,filesystem:db/all/**/x")
                .with("module1/sql1/V1__a.sql", "SELECT 1;")
                .with("module1/other/V2__b.sql", "SELECT 1;")
                .with("module2/sql2/deep/V3__c.sql", "SELECT 1;")
                .with("all/x/V4__d.sql", "SELECT 1;")
                .with("all/a/b/x/V5__e.sql", "SELECT 1;")
                .with("all/a/b/y/V6__f.sql", "SELECT 1;");
        assertThat(names()).contains("V1__a.sql", "V3__c.sql").doesNotContain("V2__b.sql", "V6__f.sql");
    }

    @Test
    void migrationsInJavaAreFound() throws SQLException {
        project.set("locations", "classpath:dev/switchback/flyway/javahistory");
        assertThat(names()).isNotEmpty();
    }

    @Test
    void whatFlywayRefusesIsReadAllTheSame() throws SQLException, IOException {
        project.with("migration/V1__a.sql", "SELECT 1;")
                .with("migration/V2__b.sql", "SELECT 1;")
                .with("migration/V2_0__c.sql", "SELECT 1;");
        Files.write(project.directory.resolve("db/migration/V3__d.sql"), new byte[] {'-', '-', (byte) 0xe4, '\n'});
        assertThat(project.history().broken()).hasSize(3);
    }

    @Test
    void aLocationWithinAnotherIsReadOnce() throws SQLException, IOException {
        project.set("locations", "filesystem:db/migration,filesystem:db/migration/sub")
                .with("migration/V1__a.sql", "SELECT 1;")
                .with("migration/sub/V2__b.sql", "SELECT 1;");
        assertThat(names()).containsExactly("V1__a.sql", "V2__b.sql");
    }

    @Test
    void historyInsideAJarIsReadWithItsUndos() throws Exception {
        Path jar = project.directory.resolve("my history.jar");
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Files.createDirectories(zip.getPath("db/inside/undo"));
            Files.writeString(zip.getPath("db/inside/V1__a.sql"), "CREATE TABLE a ();");
            Files.writeString(zip.getPath("db/inside/undo/U1__a.sql"), "DROP TABLE a;");
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            FlywaySettings settings = new FlywaySettings(
                    new HashMap<>(Map.of("flyway.locations", "classpath:db/inside")), loader, project.directory);
            MigrationSet history = HistoryReader.read(settings, List.of(), project.scratch);
            assertThat(history.migrations())
                    .singleElement()
                    .satisfies(migration -> assertThat(
                                    migration.undo().orElseThrow().script().name())
                            .isEqualTo("undo/U1__a.sql"));
            Migration only = history.migrations().get(0);
            try (SteppedRun run =
                            SteppedRun.open(RunRequest.main(settings, project.database, history, Project.PROBES));
                    SteppedRun undo = SteppedRun.open(RunRequest.unrecorded(
                            settings, Role.UNDO, project.database, project.scratch, history, Project.PROBES))) {
                assertThat(run.step(only)).isInstanceOf(Applied.class);
                assertThat(undo.step(only)).isInstanceOf(Applied.class);
            }
        }
    }
}
