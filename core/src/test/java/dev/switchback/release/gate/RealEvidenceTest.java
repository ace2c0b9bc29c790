// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.backup.BackupProof;
import dev.switchback.backup.LiveBackup;
import dev.switchback.backup.Programs;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.gate.Gap;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.publication.Drafts;
import dev.switchback.publication.ReportAtEnd;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rehearsal on a real server, and the gate on what it has left. */
class RealEvidenceTest {

    private static final String DROP = "ALTER TABLE customers DROP COLUMN fax;";
    private static final String IRREVERSIBLE = "-- Rollback: irreversible, nobody keeps the numbers\n";

    @TempDir
    private Path directory;

    private final Map<String, String> settings = new TreeMap<>();
    private Look afterwards = () -> {};

    @BeforeEach
    void project() throws IOException {
        settings.put("flyway.locations", "filesystem:db/migration");
        // What a hundred rows tell of a million, a busy machine decides; and one count of them is enough for a verdict.
        settings.put("switchback.volume.counts", "100");
        settings.put("switchback.volume.budget", "10m");
        settings.put("switchback.volume.repetitions", "1");
        settings.put("switchback.volumes", "*=100");
        write(
                "db/migration/V1__customers.sql",
                "CREATE TABLE customers (id int PRIMARY KEY, name varchar(50), fax varchar(20));");
        write("db/undo/U1__customers.sql", "DROP TABLE customers;");
        write("db/migration/V2__email.sql", "ALTER TABLE customers ADD COLUMN email varchar(100);");
        write("db/undo/U2__email.sql", "ALTER TABLE customers DROP COLUMN email;");
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private SettingsReading reading() throws SettingsProblem {
        return SettingsReader.read("shop", directory, List.of(SettingsSource.of("the test", settings)));
    }

    private void rehearsed() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.open(
                reading().settings(), getClass().getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            rehearsal.runAll();
        }
    }

    private List<Gap> gaps() throws SettingsProblem {
        return gaps(Instant.now());
    }

    private List<Gap> gaps(Instant now) throws SettingsProblem {
        return Gatekeeper.ask(reading(), getClass().getClassLoader(), now).gaps();
    }

    private Gap only() throws SettingsProblem {
        List<Gap> gaps = gaps();
        assertThat(gaps).extracting(Gap::line).hasSize(1);
        return gaps.get(0);
    }

    /** In one walk, since a rehearsal takes seconds: what the gate says is asked again and again of what two have left. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void aColumnIsDroppedAfterItsDraftWasReadAndEachThingThatIsOtherwiseThenClosesTheGate(String product)
            throws Exception {
        Server server = TestServers.of(DatabaseRequest.parse(product));
        settings.put("switchback.database", product);
        if (server.clonesServer()) {
            rehearseOn(server);
        }
        settings.put("switchback.gate.header", "Purpose,Impact,Dependencies,Rollback,Testing");
        settings.put("switchback.gate.since", "3");
        write("db/migration/V3__drop_fax.sql", IRREVERSIBLE + DROP);
        rehearsed();
        assertThat(gaps()).extracting(Gap::kind).containsExactly(Kind.NOT_APPROVED, Kind.NOT_APPROVED, Kind.HEADER);

        write("db/migration/V3__drop_fax.sql", signed(draft()) + IRREVERSIBLE + DROP);
        assertThat(only().line()).startsWith("V3__drop_fax.sql: it was edited since it was rehearsed (shop.json).");
        rehearsed();
        assertThat(gaps()).extracting(Gap::line).isEmpty();

        settings.keySet().removeIf(key -> key.startsWith("switchback.gate."));
        scriptsThatAreOtherwiseCloseIt();
        settingsThatAreOtherwiseCloseIt(product);
        Path document = directory.resolve("target/switchback/evidence/shop.json");
        Path schemas = directory.resolve("target/switchback/evidence/schema/shop.json");
        moved(schemas, () -> assertThat(only().kind()).isEqualTo(Kind.UNKNOWN_EFFECT));
        moved(document, () -> assertThat(only().kind()).isEqualTo(Kind.NO_EVIDENCE));
        assertThat(gaps()).extracting(Gap::line).isEmpty();
        if (product.startsWith("postgresql")) { // of what a run has left out documents tell, on each product alike
            aRunThatLeftTrialsOutDoesNotCloseItAndDoesNotOpenIt(document);
        }
    }

    private void aRunThatLeftTrialsOutDoesNotCloseItAndDoesNotOpenIt(Path document) throws Exception {
        settings.put("switchback.migration", "2");
        rehearsed();
        settings.remove("switchback.migration");
        assertThat(gaps()).extracting(Gap::line).isEmpty();
        moved(document, () -> assertThat(gaps()).extracting(Gap::kind).contains(Kind.PARTIAL));
    }

    /** Where each clone is a server of its own, a rehearsal by somebody's leave on one that runs takes a third of the time. */
    private void rehearseOn(Server server) throws SQLException {
        Database theirs = server.create("theirs");
        on(theirs, "CREATE USER gate@'%' IDENTIFIED BY 's3cret'");
        on(theirs, "GRANT ALL PRIVILEGES ON `switchback\\_%`.* TO gate@'%'");
        settings.put("switchback.server.url", theirs.url());
        settings.put("switchback.server.user", "gate");
        settings.put("switchback.server.password", "s3cret");
        afterwards = () -> {
            on(theirs, "DROP USER gate@'%'");
            server.drop(theirs);
        };
    }

    private static void on(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    @AfterEach
    void leave() throws Exception {
        afterwards.look();
    }

    private String draft() throws Exception {
        ReportAtEnd.ofRehearsal(reading(), "Shop", Instant.now());
        Path file = Drafts.in(directory.resolve("target/switchback/report"))
                .of("V3__drop_fax.sql")
                .orElseThrow();
        String draft = Files.readString(file);
        assertThat(draft)
                .contains(
                        "-- Impact: breaking; column ",
                        "-- Dependencies: V1__customers.sql (",
                        "-- Testing: rehearsed on ")
                .contains("-- Approved: drop column ", "-- Approved: irreversible\n")
                .doesNotContain("-- Rollback");
        assertThat(directory.resolve("db/migration/V3__drop_fax.sql")).hasContent(IRREVERSIBLE + DROP);
        return draft;
    }

    private static String signed(String draft) {
        return draft.replaceAll("(-- Approved: .*)", "$1, unused since 4.2 (Ada)")
                .replace("-- Purpose:", "-- Purpose: mail alone");
    }

    private void scriptsThatAreOtherwiseCloseIt() throws Exception {
        swapped("db/migration/V2__email.sql", " ", () -> {
            assertThat(gaps()).extracting(Gap::kind).containsExactly(Kind.EDITED, Kind.EARLIER_EDITED);
            assertThat(gaps().get(0).line())
                    .startsWith("V2__email.sql: it was edited since it was rehearsed (shop.json).");
        });
        swapped(
                "db/undo/U2__email.sql",
                " ",
                () -> assertThat(only().line())
                        .startsWith("V2__email.sql: its undo script ")
                        .contains("U2__email.sql was edited"));
        swapped(
                "db/migration/V1__customers.sql",
                " ",
                () -> assertThat(gaps())
                        .flatExtracting(Gap::migrations)
                        .containsExactly("V1__customers.sql", "V2__email.sql", "V3__drop_fax.sql"));
        write("db/migration/afterMigrate.sql", "SELECT 1;");
        assertThat(only().line()).contains("db/migration/afterMigrate.sql is new");
        Files.delete(directory.resolve("db/migration/afterMigrate.sql"));
    }

    private void settingsThatAreOtherwiseCloseIt(String product) throws SettingsProblem {
        settings.put("switchback.rows", "7");
        assertThat(only().kind()).isEqualTo(Kind.OTHER_CONFIGURATION);
        settings.remove("switchback.rows");
        settings.put("switchback.database", product.replaceFirst(":\\d+", ":14"));
        assertThat(only().kind()).isEqualTo(Kind.OTHER_DATABASE);
        settings.put("switchback.database", product.startsWith("postgresql") ? "mysql:8.0" : "postgresql:18");
        assertThat(only().kind()).isEqualTo(Kind.NO_EVIDENCE);
        settings.put("switchback.database", product);
    }

    private interface Look {
        void look() throws Exception;
    }

    /** Adds to a file, looks, and puts it back. */
    private void swapped(String name, String more, Look look) throws Exception {
        String before = Files.readString(directory.resolve(name));
        write(name, before + more);
        look.look();
        write(name, before);
    }

    private static void moved(Path file, Look look) throws Exception {
        Path away = file.resolveSibling("." + file.getFileName());
        Files.move(file, away);
        look.look();
        Files.move(away, file);
    }

    @Test
    void aReleaseOfProductionWantsAYoungBackupThatWasRestoredOnce() throws Exception {
        Server server = TestServers.of(DatabaseRequest.parse("postgresql:15"));
        Programs.assume("postgresql", "15");
        Database database = server.create("live");
        settings.put("flyway.url", database.url());
        settings.put("flyway.user", database.user());
        settings.put("flyway.password", database.password());
        settings.put("switchback.gate.backup", "1d");
        List<String> said = new ArrayList<>();
        try {
            assertThat(backupGap().line()).contains("there is no backup of", "mvn switchback:backup, then");
            LiveBackup.take(reading(), said::add);
            assertThat(backupGap().line())
                    .contains("was not verified", "mvn switchback:verify-backup -Dswitchback.backup=");
            BackupProof.verify(reading(), BinariesSource.NONE, said::add);
            assertThat(gaps()).extracting(Gap::kind).doesNotContain(Kind.BACKUP);
            assertThat(gaps(Instant.now().plus(Duration.ofHours(25))))
                    .filteredOn(gap -> gap.kind() == Kind.BACKUP)
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.what()).endsWith("is older than 1 day"));
            settings.put("flyway.url", database.url().replaceFirst("/[^/?]+(\\?|$)", "/other$1"));
            assertThat(backupGap().what()).isEqualTo("there is no backup of other");
        } finally {
            server.drop(database);
        }
    }

    private Gap backupGap() throws SettingsProblem {
        List<Gap> gaps =
                gaps().stream().filter(gap -> gap.kind() == Kind.BACKUP).toList();
        assertThat(gaps).hasSize(1);
        return gaps.get(0);
    }
}
