// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.flyway.StepOutcome.Failed;
import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenScriptsTest {

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void project() throws SQLException, IOException {
        project = new Project(directory)
                .with("migration/V1__a.sql", "CREATE TABLE a (t text DEFAULT 'caf\u00e9');")
                .with("undo/U1__a.sql", "DROP TABLE a;")
                .with("migration/V3__c.sql", "CREATE TABLE c ();")
                .with("undo/U3__c.sql", "DROP TABLE c;");
    }

    @AfterEach
    void close() throws SQLException {
        project.close();
    }

    @Test
    void scriptThatIsNoTextFailsAloneAndTheOthersAreReadAsTheyAre() throws SQLException, IOException {
        latin("migration/V2__b.sql", "CREATE TABLE b ();\nCOMMENT ON TABLE b IS '\u00e4';\n");

        SteppedRun run = open(Role.MAIN);

        assertThat(run.step(project.migration("1"))).isInstanceOf(Applied.class);
        assertThat(project.ask("SELECT column_default FROM information_schema.columns WHERE table_name = 'a'"))
                .contains("caf\u00e9");
        Failure failure = ((Failed) run.step(project.migration("2"))).failure();
        assertThat(failure.message()).contains("not UTF-8", "E4", "at byte 42", "line 2");
        assertThat(failure.file()).isEqualTo("V2__b.sql");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(failure.remedy()).contains("flyway.encoding");
    }

    @Test
    void undoThatIsNoTextFailsAlone() throws SQLException, IOException {
        latin("undo/U3__c.sql", "-- \u00e4\nDROP TABLE c;");
        SteppedRun run = open(Role.MAIN);
        run.step(project.migration("1"));
        run.step(project.migration("3"));

        Failure failure = ((Failed) open(Role.UNDO).step(project.migration("3"))).failure();
        project.execute("DROP TABLE c");

        assertThat(failure.file()).isEqualTo("U3__c.sql");
        assertThat(failure.message()).contains("not UTF-8");
        assertThat(open(Role.UNDO).step(project.migration("1"))).isInstanceOf(Applied.class);
    }

    @Test
    void encodingOfAllScriptsOrOfOneIsHeeded() throws SQLException, IOException {
        latin("migration/V2__b.sql", "SELECT '\u00e4';");
        project.with("migration/V2__b.sql.conf", "encoding=ISO-8859-1\n");
        assertThat(project.history().broken()).isEmpty();

        Files.delete(directory.resolve("db/migration/V2__b.sql.conf"));
        assertThat(project.history().broken()).extracting(BrokenScript::name).containsExactly("V2__b.sql");

        project.set("encoding", "ISO-8859-1");
        assertThat(project.history().broken()).isEmpty();
    }

    @Test
    void encodingIsStillCheckedWhereAScriptConfigurationIsAboutSomethingElse() throws SQLException, IOException {
        latin("migration/V2__b.sql", "SELECT '\u00e4';");
        project.with("migration/V2__b.sql.conf", "executeInTransaction=false\n");

        assertThat(project.history().broken()).hasSize(1);
    }

    @Test
    void otherRefusalsOfFlywaysAreStillTold() throws IOException {
        latin("migration/V2__b.sql", "SELECT '\u00e4';");
        project.with("migration/V4_d.sql", "SELECT 1;").set("validateMigrationNaming", "true");

        assertThatThrownBy(project::history)
                .isInstanceOf(HistoryProblem.class)
                .hasMessageContaining("Flyway cannot read the migrations");
    }

    @Test
    void callbackLocationOfAnUnknownKindIsAProblemThatNamesIt() {
        project.set("callbackLocations", "nowhere:x");

        assertThatThrownBy(project::history).isInstanceOf(HistoryProblem.class).hasMessageContaining("nowhere:x");
    }

    @Test
    void runToAVersionBeforeItIsPossibleAndOneBeyondItIsNot() throws SQLException, IOException {
        latin("migration/V2__b.sql", "SELECT '\u00e4';");
        FlywaySettings settings = project.settings().toRun(project.history());

        assertThat(HeadRun.to(Version.parse("1"), settings, project.database, Project.PROBES)
                        .run()
                        .failure())
                .isEmpty();
        assertThat(HeadRun.to(Version.parse("3"), settings, project.database, Project.PROBES)
                        .run()
                        .failure()
                        .map(Failure::file))
                .contains("V2__b.sql");
        assertThat(HeadRun.toHead(settings, project.database, Project.PROBES)
                        .run()
                        .failure()
                        .map(Failure::file))
                .contains("V2__b.sql");
        assertThat(project.ask("SELECT to_regclass('c')::text")).isNull();
    }

    @Test
    void scriptsThatClaimOneVersionFailAndTheOthersAreRun() throws SQLException, IOException {
        project.with("migration/V2__b.sql", "CREATE TABLE b ();")
                .with("migration/deep/V2_0__bee.sql", "CREATE TABLE bee ();")
                .with("migration/deep/afterEachMigrate.sql", "CREATE TABLE IF NOT EXISTS by_callback ();")
                .with("undo/U2__b.sql", "DROP TABLE b;");

        MigrationSet history = project.history();

        assertThat(history.migrations())
                .extracting(Migration::name)
                .containsExactly("V1__a.sql", "V2__b.sql", "V2_0__bee.sql", "V3__c.sql");
        assertThat(history.remarks()).isEmpty();
        SteppedRun run = open(Role.MAIN);
        assertThat(run.step(history.migrations().get(0))).isInstanceOf(Applied.class);
        Failure failure = ((Failed) run.step(history.migrations().get(1))).failure();
        assertThat(failure.message())
                .contains("version 2 has 2 scripts", "V2__b.sql and V2_0__bee.sql", "refuse the whole history");
        assertThat(project.ask("SELECT to_regclass('by_callback')::text")).isEqualTo("by_callback");
    }

    @Test
    void duplicatesOfOneNameAreToldApartByTheirPaths() throws SQLException, IOException {
        project.with("migration/x/V2__b.sql", "SELECT 1;")
                .with("migration/y/V2__b.sql", "SELECT 2;")
                .with("migration/x/R__r.sql", "SELECT 1;")
                .with("migration/y/R__r.sql", "SELECT 2;");

        assertThat(project.history().broken())
                .extracting(BrokenScript::name)
                .containsExactly(
                        directory.resolve("db/migration/x/V2__b.sql").toString(),
                        directory.resolve("db/migration/y/V2__b.sql").toString(),
                        directory.resolve("db/migration/x/R__r.sql").toString(),
                        directory.resolve("db/migration/y/R__r.sql").toString());
    }

    @Test
    void fileThatCannotBeOpenedIsAMigrationThatFailsAndNotPassedOver() throws SQLException, IOException {
        Files.createSymbolicLink(directory.resolve("db/migration/V2__b.sql"), Path.of("nowhere.sql"));
        Files.createSymbolicLink(directory.resolve("db/migration/R__view.sql"), Path.of("R__view.sql"));
        project.with("undo/U2__b.sql", "SELECT 1;").with("migration/R__other.sql", "SELECT 1;");

        MigrationSet history = project.history();

        assertThat(history.migrations())
                .extracting(Migration::name)
                .containsExactly("V1__a.sql", "V2__b.sql", "V3__c.sql", "R__other.sql", "R__view.sql");
        assertThat(history.migrations().get(1).undo()).isPresent();
        assertThat(history.remarks()).isEmpty();
        SteppedRun run = open(Role.MAIN);
        assertThat(run.step(history.migrations().get(0))).isInstanceOf(Applied.class);
        Failure failure = ((Failed) run.step(history.migrations().get(1))).failure();
        assertThat(failure.message()).contains("cannot be read", "link", "without it");
        assertThat(failure.remedy()).contains("V2__b.sql", "mend the link");
    }

    @Test
    void undoThatCannotBeOpenedAndADirectoryCalledAsAMigrationAreTold() throws SQLException, IOException {
        Files.createDirectories(directory.resolve("db/migration/V2__b.sql"));
        Files.createSymbolicLink(directory.resolve("db/migration/U2__b.sql"), Path.of("nowhere.sql"));

        assertThat(project.history().remarks())
                .containsExactlyInAnyOrder(
                        "V2__b.sql is a directory, and so no migration to Flyway.",
                        "U2__b.sql cannot be read, and is passed over.");
    }

    @Test
    void callbacksAndScriptConfigurationsWorkBesideABrokenScript() throws SQLException, IOException {
        latin("migration/V4__d.sql", "SELECT '\u00e4';");
        project.set("callbackLocations", "filesystem:db/callbacks")
                .with("callbacks/afterEachMigrate__more.sql", "CREATE TABLE IF NOT EXISTS by_callback ();")
                .with("migration/deep/V1_5__index.sql", "CREATE INDEX CONCURRENTLY i ON a (t);")
                .with("migration/deep/V1_5__index.sql.conf", "executeInTransaction=false")
                .set("postgresql.transactional.lock", "false");

        SteppedRun run = open(Role.MAIN);

        assertThat(run.step(project.migration("1"))).isInstanceOf(Applied.class);
        assertThat(run.step(project.migration("1.5"))).isInstanceOf(Applied.class);
        assertThat(run.step(project.migration("3"))).isInstanceOf(Applied.class);
        assertThat(run.step(project.migration("4"))).isInstanceOf(Failed.class);
        assertThat(project.ask("SELECT to_regclass('by_callback')::text")).isEqualTo("by_callback");
        assertThat(project.ask("SELECT script FROM flyway_schema_history WHERE version = '1.5'"))
                .isEqualTo("deep/V1_5__index.sql");
    }

    @Test
    void callbackBesideABrokenScriptRuns() throws SQLException, IOException {
        latin("migration/V4__d.sql", "SELECT '\u00e4';");
        project.with("migration/hooks/afterEachMigrate.sql", "CREATE TABLE IF NOT EXISTS by_callback ();");

        open(Role.MAIN).step(project.migration("1"));

        assertThat(project.ask("SELECT to_regclass('by_callback')::text")).isEqualTo("by_callback");
    }

    @Test
    void soundHistoryHasNothingBroken() throws SQLException {
        assertThat(project.history().broken()).isEmpty();
    }

    private SteppedRun open(Role role) throws SQLException {
        MigrationSet history = project.history();
        FlywaySettings settings = project.settings().toRun(history);
        return project.open(
                role == Role.MAIN
                        ? RunRequest.main(settings, project.database, history, Project.PROBES)
                        : RunRequest.unrecorded(
                                settings, role, project.database, project.scratch, history, Project.PROBES));
    }

    private void latin(String path, String text) throws IOException {
        Files.write(directory.resolve("db").resolve(path), text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
