// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.Ledger;
import dev.switchback.flyway.FlywaySettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    private static final String CUSTOMERS =
            "CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL);";

    @TempDir
    private Path directory;

    private History history() {
        return new History(directory)
                .file("V1__customers.sql", CUSTOMERS)
                .file("undo/U1__customers.sql", "DROP TABLE customers;");
    }

    @Test
    void soundHistoryPassesEveryCheck() throws RehearsalProblem {
        History history = history()
                .file("V2__status.sql", "ALTER TABLE customers ADD COLUMN status varchar(20) NOT NULL DEFAULT 'new';")
                .file("undo/U2__status.sql", "ALTER TABLE customers DROP COLUMN status;");

        Map<String, String> verdicts = History.summary(history.results(history.allChecks()));

        assertThat(verdicts)
                .containsOnly(
                        Map.entry("V1__customers.sql: fresh", "ok"),
                        Map.entry("V1__customers.sql: incremental", "ok"),
                        Map.entry("V1__customers.sql: rollback", "ok"),
                        Map.entry("V1__customers.sql: volume", "ok"),
                        Map.entry("V2__status.sql: fresh", "ok"),
                        Map.entry("V2__status.sql: incremental", "ok"),
                        Map.entry("V2__status.sql: rollback", "ok"),
                        Map.entry("V2__status.sql: volume", "ok"));
    }

    @Test
    void whatDoesNotApplyBlocksWhatFollows() throws RehearsalProblem {
        Map<String, String> verdicts = history()
                .file("V2__broken.sql", "ALTER TABLE customers ADD COLUM x text;")
                .file("undo/U2__broken.sql", "ALTER TABLE customers DROP COLUMN x;")
                .file("V3__city.sql", "ALTER TABLE customers ADD COLUMN city text;")
                .rehearse();

        assertThat(verdicts)
                .containsEntry("V1__customers.sql: rollback", "ok")
                .containsEntry("V2__broken.sql: fresh", "FAIL does-not-apply")
                .containsEntry("V2__broken.sql: incremental", "FAIL does-not-apply")
                .containsEntry("V2__broken.sql: rollback", "??")
                .containsEntry("V3__city.sql: fresh", "??")
                .containsEntry("V3__city.sql: rollback", "??");
    }

    @Test
    void scriptsThatCannotBeReadCostNothingBeforeThem() throws RehearsalProblem, IOException {
        History history = history()
                .file("V2__city.sql", "ALTER TABLE customers ADD COLUMN city text;")
                .file("undo/U2__city.sql", "ALTER TABLE customers DROP COLUMN city;")
                .file("V3__cafe.sql", "")
                .file("undo/U3__cafe.sql", "SELECT 1;")
                .file("V4__later.sql", "ALTER TABLE customers ADD COLUMN later text;");
        Files.write(directory.resolve("db/V3__cafe.sql"), new byte[] {'-', '-', '\n', '-', '-', (byte) 0xE9});

        List<CheckResult> results = history.results();

        assertThat(History.summary(results))
                .containsEntry("V1__customers.sql: rollback", "ok")
                .containsEntry("V2__city.sql: fresh", "ok")
                .containsEntry("V2__city.sql: incremental", "ok")
                .containsEntry("V2__city.sql: rollback", "ok")
                .containsEntry("V3__cafe.sql: fresh", "FAIL does-not-apply")
                .containsEntry("V3__cafe.sql: incremental", "FAIL does-not-apply")
                .containsEntry("V3__cafe.sql: rollback", "??")
                .containsEntry("V4__later.sql: fresh", "??");
        assertThat(results.toString())
                .contains("it is not UTF-8: E9 at byte 5 (line 2)", "Save the file as UTF-8")
                .contains("V3__cafe.sql did not apply, so nothing after it can be judged");
    }

    @Test
    void migrationWhoseFileIsNotThereFailsForItself() throws RehearsalProblem, IOException {
        History history = history().file("V3__later.sql", "ALTER TABLE customers ADD COLUMN later text;");
        Files.createSymbolicLink(directory.resolve("db/V2__gone.sql"), Path.of("nowhere.sql"));

        assertThat(history.rehearse())
                .containsEntry("V1__customers.sql: rollback", "ok")
                .containsEntry("V2__gone.sql: fresh", "FAIL does-not-apply")
                .containsEntry("V3__later.sql: fresh", "??");
    }

    @Test
    void placeholderWithoutValueIsTheFaultOfItsOwnFile() throws RehearsalProblem {
        Map<String, String> verdicts = history()
                .file("V2__tenant.sql", "ALTER TABLE customers ADD COLUMN tenant text DEFAULT '${tenant}';")
                .file("undo/U2__tenant.sql", "ALTER TABLE customers DROP COLUMN tenant;")
                .rehearse();

        assertThat(verdicts)
                .containsEntry("V1__customers.sql: fresh", "ok")
                .containsEntry("V1__customers.sql: rollback", "ok")
                .containsEntry("V2__tenant.sql: fresh", "FAIL does-not-apply");
    }

    @Test
    void rolesAreCreatedAndDroppedWithoutTheDatabasesGettingInEachOthersWayAndAForgottenOneIsSeen()
            throws RehearsalProblem {
        Map<String, String> verdicts = history()
                .file("V2__role.sql", "CREATE ROLE clerk; GRANT SELECT ON customers TO clerk;")
                .file("undo/U2__role.sql", "DROP OWNED BY clerk; DROP ROLE clerk;")
                .file("V3__more.sql", "GRANT INSERT ON customers TO clerk;")
                .file("undo/U3__more.sql", "REVOKE INSERT ON customers FROM clerk;")
                .file("V4__forgotten.sql", "CREATE ROLE guest; GRANT SELECT ON customers TO guest;")
                .file("undo/U4__forgotten.sql", "REVOKE SELECT ON customers FROM guest;")
                .rehearse();

        assertThat(verdicts).containsEntry("V4__forgotten.sql: rollback", "FAIL does-not-apply-again");
        verdicts.remove("V4__forgotten.sql: rollback");
        assertThat(verdicts.values()).hasSize(11).containsOnly("ok");
    }

    @Test
    void scriptThatEndsOtherSessionsFails() throws RehearsalProblem {
        Map<String, String> verdicts = history()
                .file(
                        "V2__alone.sql",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND pid <> pg_backend_pid();")
                .rehearse();

        assertThat(verdicts.get("V2__alone.sql: fresh")).startsWith("FAIL").contains("ends-other-sessions");
        assertThat(verdicts).containsEntry("V1__customers.sql: rollback", "ok");
    }

    @Test
    void secretOfAPlaceholderIsNowhereInWhatIsSaidOrKept() throws RehearsalProblem, IOException {
        History history = history()
                .file("V2__login.sql", "CREATE USR app PASSWORD '${app_password}';")
                .flyway("flyway.placeholders.app_password", "hunter2-hunter2");

        List<CheckResult> results = history.results();

        assertThat(results.toString()).contains("does-not-apply").doesNotContain("hunter2");
        try (Stream<Path> files = Files.walk(directory.resolve("target"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("hunter2"));
        }
    }

    @Test
    void editedCallbackChangesWhatEvidenceIsBoundTo() throws RehearsalProblem, EvidenceProblem {
        History history = history().file("afterMigrate.sql", "SELECT 1;");
        history.results(history.allChecks());
        String before = configurationHash();
        history.file("afterMigrate.sql", "SELECT 2;").results(history.allChecks());

        assertThat(configurationHash()).isNotEqualTo(before);
    }

    private String configurationHash() throws EvidenceProblem {
        return Ledger.current(directory.resolve("target/switchback/evidence"), "history")
                .orElseThrow()
                .header()
                .configurationHash();
    }

    @Test
    void seedFileMeetsTheMigrationItIsFor() throws RehearsalProblem, IOException {
        History history = history()
                .file(
                        "V2__short.sql",
                        "ALTER TABLE customers ADD CONSTRAINT no_shouting CHECK (email <> 'ANN@EXAMPLE.ORG');");
        assertThat(history.rehearse()).containsEntry("V2__short.sql: incremental", "ok");

        seed("S2__shouting.sql", "INSERT INTO customers (email) VALUES ('ANN@EXAMPLE.ORG');");

        assertThat(history.rehearse())
                .containsEntry("V1__customers.sql: incremental", "ok")
                .containsEntry("V2__short.sql: incremental", "FAIL does-not-apply");
    }

    @Test
    void seedFileThatFailsIsTheUsersFaultAndSaysWhere() throws RehearsalProblem, IOException {
        seed("S1__nothing_there.sql", "INSERT INTO customers (email) VALUES ('a');");

        assertThat(history().results().toString())
                .contains("user-code-fails")
                .contains("S1__nothing_there.sql: ERROR: relation \"customers\" does not exist");
    }

    @Test
    void seedFileForAVersionThatDoesNotExistIsRefused() throws IOException {
        seed("S7__early.sql", "SELECT 1;");

        assertThatThrownBy(() -> history().rehearse()).hasMessageContaining("S7__early.sql is for version 7");
    }

    @Test
    void seedLocationMayBeOnTheClassPathOrADirectory() throws Exception {
        Path classes = Files.createDirectories(directory.resolve("classes/rows"));
        Files.writeString(classes.resolve("S7__early.sql"), "SELECT 1;");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.resolve("classes").toUri().toURL()},
                getClass().getClassLoader())) {
            for (String location : List.of("classpath:rows", "rows", "filesystem:classes/rows", "classes/rows")) {
                FlywaySettings flyway = new FlywaySettings(Map.of(), loader, directory);
                assertThat(SeedLocations.of(List.of(location), flyway))
                        .as(location)
                        .containsExactly(classes);
            }
            assertThatThrownBy(() -> SeedLocations.of(
                            List.of("classpath:nowhere"), new FlywaySettings(Map.of(), loader, directory)))
                    .hasMessageContaining("classpath:nowhere does not exist");
        }
    }

    @Test
    void fileThatIsNamedLikeNoSeedIsTold() throws RehearsalProblem, IOException {
        seed("s1_customers.sql", "SELECT 1;");
        List<Path> seeds = List.of(directory.resolve("src/test/resources/db/seed"));

        assertThat(SeedFiles.in(seeds, List.of()).remarks())
                .containsExactly(
                        "s1_customers.sql is in a seed location and is not run: seeds are named S<version>__<description>.sql.");
    }

    private void seed(String name, String sql) throws IOException {
        Path seeds = Files.createDirectories(directory.resolve("src/test/resources/db/seed"));
        Files.writeString(seeds.resolve(name), sql);
    }
}
