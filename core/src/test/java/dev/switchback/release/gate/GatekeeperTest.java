// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Bound;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.EvidenceHeader;
import dev.switchback.evidence.Ledger;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.SchemaRecording;
import dev.switchback.evidence.SchemaRecords;
import dev.switchback.evidence.Sha256;
import dev.switchback.evidence.Verdict;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HistoryReader;
import dev.switchback.gate.Gap;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.git.GitDirectory;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.rehearsal.CurrentConfiguration;
import dev.switchback.schema.Snapshot;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, evidence as a rehearsal writes it, and no database. */
class GatekeeperTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @TempDir
    private Path directory;

    private final Map<String, String> settings = new TreeMap<>();

    @BeforeEach
    void project() throws IOException {
        set("flyway.locations", "filesystem:db/migration");
        write("db/migration/V1__users.sql", "CREATE TABLE users (id int);");
        write("db/migration/V2__email.sql", "ALTER TABLE users ADD email text;");
        write("db/undo/U2__email.sql", "ALTER TABLE users DROP email;");
        write("db/migration/beforeMigrate.sql", "SET search_path = public;");
    }

    private void set(String key, String value) {
        settings.put(key, value);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private SettingsReading reading() throws SettingsProblem {
        return SettingsReader.read("shop", directory, List.of(SettingsSource.of("the test", settings)));
    }

    private Answer answer() throws SettingsProblem {
        return Gatekeeper.ask(reading(), getClass().getClassLoader(), NOW);
    }

    private List<Gap> gaps() throws SettingsProblem {
        return answer().gaps();
    }

    private Gap only() throws SettingsProblem {
        List<Gap> gaps = gaps();
        assertThat(gaps).hasSize(1);
        return gaps.get(0);
    }

    /** Writes what a rehearsal would have written now, through the ledger. */
    private void rehearsed(Optional<Bound> ofClass) throws Exception {
        Settings now = reading().settings();
        FlywaySettings flyway = new FlywaySettings(now.flyway(), getClass().getClassLoader(), directory);
        MigrationSet history = HistoryReader.readFiles(flyway, now.undoLocations());
        CurrentConfiguration configuration = CurrentConfiguration.of(now, flyway, history);
        EvidenceHeader header = new EvidenceHeader(
                ofClass.isPresent() ? "shop.MigrationsTest" : "shop",
                "run",
                "0.1.0",
                NOW,
                new EvidenceHeader.DatabaseEvidence("postgresql", "18.6", "PostgreSQL 18.6, embedded"),
                "13.12.0",
                ofClass.isPresent() ? Sha256.of("settings of the class") : configuration.hash(),
                1,
                Optional.empty(),
                ofClass.or(() -> Optional.of(configuration.bound())));
        Ledger.begin(now.evidenceDirectory(), header)
                .complete(NOW, MigrationEvidence.of(history.migrations(), passed(history)));
        SchemaRecording recording = new SchemaRecording(history.migrations());
        recording.schema(Snapshot.of(List.of()));
        for (Migration migration : history.migrations()) {
            recording.begin();
            recording.applied(migration, List.of());
            recording.schema(Snapshot.of(List.of()));
        }
        SchemaRecord.Header recorded =
                new SchemaRecord.Header(header.name(), "0.1.0", NOW, "postgresql", "18.6", "postgres");
        SchemaRecords.keep(now.evidenceDirectory(), recording.record(recorded).orElseThrow());
    }

    private static List<CheckResult> passed(MigrationSet history) {
        return history.migrations().stream()
                .flatMap(migration -> Stream.of("fresh", "incremental", "rollback", "volume")
                        .map(check -> new CheckResult(
                                migration.name(), new CheckId(check), new Verdict.Passed(), List.of(), Duration.ZERO)))
                .toList();
    }

    private void rehearsed() throws Exception {
        rehearsed(Optional.empty());
    }

    private Path evidence(String name) {
        return directory.resolve("target/switchback/evidence").resolve(name);
    }

    @Test
    void openAfterARehearsalOfTheseScripts() throws Exception {
        rehearsed();

        assertThat(gaps()).isEmpty();
    }

    @Test
    void evidenceMayComeFromAnotherJobsDirectory() throws Exception {
        rehearsed();
        Files.move(directory.resolve("target/switchback/evidence"), directory.resolve("artifact"));
        assertThat(only().kind()).isEqualTo(Kind.NO_EVIDENCE);

        set("switchback.evidence", "artifact");

        assertThat(gaps()).isEmpty();
    }

    @Test
    void oneByteOfACallbackClosesItAndIsNamed() throws Exception {
        rehearsed();
        write("db/migration/beforeMigrate.sql", "SET search_path = public; ");

        assertThat(only().line()).contains("db/migration/beforeMigrate.sql was edited");
        assertThat(only().kind()).isEqualTo(Kind.OTHER_CONFIGURATION);
    }

    @Test
    void aNewCallbackAndAnotherPlaceholderCloseIt() throws Exception {
        rehearsed();
        Path callback = write("db/migration/afterMigrate.sql", "SELECT 1;");
        assertThat(only().line()).contains("db/migration/afterMigrate.sql is new");
        Files.delete(callback);

        set("flyway.placeholders.tenant", "other");

        assertThat(only().line()).contains("a setting is another one");
    }

    @Test
    void aTestClassIsHeldToItsFiles() throws Exception {
        write("target/test-classes/shop/MigrationsTest.class", "bytes");
        Map<String, String> files = new TreeMap<>(Map.of(
                "target/test-classes/shop/MigrationsTest.class",
                Sha256.of("bytes"),
                "db/migration/beforeMigrate.sql",
                Sha256.of("SET search_path = public;")));
        rehearsed(Optional.of(new Bound(true, new TreeMap<>(files))));
        assertThat(gaps()).isEmpty();

        write("target/test-classes/shop/MigrationsTest.class", "other bytes");

        assertThat(only().line())
                .contains("shop/MigrationsTest.class was edited")
                .endsWith("mvn test -Dtest=shop.MigrationsTest");
        Files.delete(directory.resolve("target/test-classes/shop/MigrationsTest.class"));
        assertThat(only().line()).contains("is gone, or not compiled");
    }

    @Test
    void aNewCallbackClosesWhatATestClassHasProven() throws Exception {
        write("target/test-classes/shop/MigrationsTest.class", "bytes");
        rehearsed(Optional.of(new Bound(
                true,
                new TreeMap<>(Map.of(
                        "target/test-classes/shop/MigrationsTest.class",
                        Sha256.of("bytes"),
                        "target/classes/db/migration/beforeMigrate.sql",
                        Sha256.of("SET search_path = public;"))))));
        write("target/classes/db/migration/beforeMigrate.sql", "SET search_path = public;");
        assertThat(gaps()).isEmpty();

        write("db/migration/beforeEachMigrate.sql", "SET ROLE owner;");

        assertThat(only().line())
                .contains("db/migration/beforeEachMigrate.sql is new, or the class leaves it out")
                .endsWith("mvn test -Dtest=shop.MigrationsTest");
    }

    @Test
    void theMarkerOfATestClassThatIsGoneIsNamed() throws Exception {
        rehearsed();
        EvidenceHeader header = Ledger.read(evidence("shop.json")).header();
        Ledger.begin(
                evidence(""),
                new EvidenceHeader(
                        "shop.FormerTest",
                        "run7",
                        header.tool(),
                        header.started(),
                        header.database(),
                        header.flyway(),
                        header.configurationHash(),
                        1,
                        Optional.empty(),
                        Optional.of(new Bound(true, new TreeMap<>()))));

        assertThat(only().kind()).isEqualTo(Kind.UNFINISHED);
        assertThat(only().line())
                .contains("mvn test -Dtest=shop.FormerTest; or, if nothing is called so any more, delete ")
                .endsWith("evidence/shop.FormerTest.run7.running.json");

        Files.delete(Path.of(only().command().replaceFirst("^.* delete ", "")));
        assertThat(gaps()).isEmpty();
    }

    @Test
    void aDraftOfAHeaderIsNamedIfThereIsOne() throws Exception {
        rehearsed();
        set("switchback.gate.header", "Purpose");
        assertThat(only().line()).contains("V1__users.sql, V2__email.sql", "mvn switchback:report drafts");

        write("target/switchback/report/headers/V2__email.sql.txt", "-- Purpose:\n");

        assertThat(gaps())
                .hasSize(2)
                .anySatisfy(gap -> assertThat(gap.line())
                        .startsWith("V2__email.sql: ")
                        .contains("is drafted in ", "target/switchback/report/headers"));
    }

    @Test
    void cutOffEvidenceAndEvidenceOfANewerFormatCloseIt() throws Exception {
        rehearsed();
        String whole = Files.readString(evidence("shop.json"));
        Files.writeString(evidence("shop.json"), whole.substring(0, whole.length() / 2));
        assertThat(gaps()).extracting(Gap::kind).contains(Kind.UNREADABLE);

        Files.writeString(evidence("shop.json"), whole.replace("\"format\": 1", "\"format\": 2"));

        assertThat(gaps())
                .extracting(Gap::line)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "this one reads up to format 1. Nobody knows what it would say. Use the newer Switchback"),
                        line -> assertThat(line).startsWith("there is no other evidence in "));
    }

    @Test
    void aCrashedRunClosesItUntilACompleteOne() throws Exception {
        rehearsed();
        EvidenceHeader header = Ledger.read(evidence("shop.json")).header();
        Ledger.begin(evidence(""), header);
        assertThat(only().kind()).isEqualTo(Kind.UNFINISHED);

        rehearsed();

        assertThat(gaps()).isEmpty();
    }

    @Test
    void aDamagedRecordOfSchemasClosesIt() throws Exception {
        rehearsed();
        Files.writeString(evidence("schema/shop.json"), "{");

        assertThat(gaps()).extracting(Gap::kind).contains(Kind.UNREADABLE);
    }

    @Test
    void aLocationThatIsNotThereClosesIt() throws Exception {
        set("flyway.locations", "filesystem:db/nowhere");

        assertThat(only().what())
                .startsWith("a location does not exist: filesystem:")
                .endsWith("db/nowhere");
        assertThat(only().command()).startsWith("Correct the locations (").endsWith(".");
    }

    @Test
    void backupsAreThoseOfTheProductionDatabase() throws Exception {
        rehearsed();
        set("switchback.gate.backup", "1d");
        set("flyway.url", "jdbc:postgresql://db.example/shop");

        assertThat(only().line()).contains("there is no backup of shop", "mvn switchback:backup");
    }

    @Test
    void theProductionDatabaseIsCalledAsItsDriverReadsTheUrl() throws Exception {
        rehearsed();
        set("switchback.gate.backup", "1d");
        set("flyway.url", "jdbc:postgresql://db.example/my%20shop?sslmode=require");

        assertThat(only().line()).contains("there is no backup of my shop");
    }

    @Test
    void aReleasedScriptThatWasEditedIsShown() throws Exception {
        released(directory, "v1.0");
        set("switchback.gate.released", "v*");
        rehearsed();
        assertThat(gaps()).isEmpty();

        write("db/migration/V1__users.sql", "CREATE TABLE users (id bigint);");
        write("db/migration/V1_5__late.sql", "SELECT 1;");
        rehearsed();

        assertThat(gaps()).extracting(Gap::kind).containsOnly(Kind.RELEASED_CHANGED);
        assertThat(gaps())
                .extracting(Gap::migrations)
                .containsExactly(List.of("V1__users.sql"), List.of("V1_5__late.sql"));
        assertThat(gaps().get(0).details())
                .contains("- CREATE TABLE users (id int);", "+ CREATE TABLE users (id bigint);");
    }

    /** Commits what there is, and gives it a tag. */
    private static void released(Path where, String tag) throws Exception {
        try (GitDirectory repository = GitDirectory.create(where)) {
            repository.commit(tag);
            repository.tag(tag);
        }
    }

    @Test
    void aBaseThatIsCheckedOutIsToldForNothingIsNewAgainstIt() throws Exception {
        released(directory, "v1.0");
        set("switchback.gate.base", "v1.0");

        assertThat(answer().gaps()).isEmpty();
        assertThat(answer().remarks())
                .anySatisfy(remark -> assertThat(remark)
                        .startsWith("WARNING: switchback.gate.base=v1.0 is the commit that is checked out"));

        write("db/migration/V3__more.sql", "SELECT 1;");
        try (GitDirectory repository = GitDirectory.create(directory)) {
            repository.commit("more");
        }

        assertThat(only().line()).startsWith("there is no evidence");
        assertThat(answer().remarks())
                .noneMatch(remark -> remark.startsWith("WARNING"))
                .anyMatch(remark -> remark.startsWith("1 of 3 migrations must be proven"));
    }

    @Test
    void aDirectoryThatWasMovedIsHeldAgainstTheReleaseToo() throws Exception {
        released(directory, "v1.0");
        Files.move(directory.resolve("db"), directory.resolve("sql"));
        set("flyway.locations", "filesystem:sql/migration");
        set("switchback.gate.released", "v1.0");
        rehearsed();
        assertThat(gaps()).isEmpty();

        write("sql/migration/V1__users.sql", "CREATE TABLE users (id bigint);");
        rehearsed();

        assertThat(only().kind()).isEqualTo(Kind.RELEASED_CHANGED);
        assertThat(only().details()).contains("+ CREATE TABLE users (id bigint);");
    }

    @Test
    void scriptsOfASubmoduleAreHeldAgainstTheReleaseToo() throws Exception {
        Path scripts = directory.resolve("scripts");
        Files.createDirectories(scripts);
        Files.move(directory.resolve("db"), scripts.resolve("db"));
        released(scripts, "scripts-1");
        Path project = Files.createDirectories(directory.resolve("project"));
        try (GitDirectory repository = GitDirectory.create(project)) {
            repository
                    .git()
                    .submoduleAdd()
                    .setURI(scripts.toUri().toString())
                    .setPath("sql")
                    .call()
                    .close();
        }
        released(project, "v1.0");
        directory = project;
        set("flyway.locations", "filesystem:sql/db/migration");
        set("switchback.gate.released", "v*");
        rehearsed();
        assertThat(gaps()).isEmpty();

        write("sql/db/migration/V1__users.sql", "CREATE TABLE users (id bigint);");
        rehearsed();

        assertThat(only().kind()).isEqualTo(Kind.RELEASED_CHANGED);
        assertThat(only().details()).contains("- CREATE TABLE users (id int);");
    }

    @Test
    void whereTheScriptsComeFromHasToBeKnown() throws Exception {
        released(directory, "v1.0");
        Files.move(directory.resolve("db"), directory.resolve("classes"));
        set("flyway.locations", "classpath:migration");
        set("switchback.gate.released", "v*");

        try (URLClassLoader classes = new URLClassLoader(
                new URL[] {directory.resolve("classes/").toUri().toURL()})) {
            assertThat(Gatekeeper.ask(reading(), classes, NOW).gaps()).anySatisfy(gap -> {
                assertThat(gap.kind()).isEqualTo(Kind.RELEASED_UNKNOWN);
                assertThat(gap.line()).contains("switchback.locations=filesystem:<directory>");
            });
        }
    }

    @Test
    void aReferenceThatIsNotThereOrAShallowCloneClosesIt() throws Exception {
        released(directory, "v1.0");
        set("switchback.gate.released", "origin/main,release-*");
        rehearsed();
        assertThat(gaps())
                .extracting(Gap::what)
                .containsExactly("there is no Git reference origin/main", "no Git tag is called release-*");

        Path clone = directory.resolve("clone");
        Git.cloneRepository()
                .setURI(directory.toUri().toString())
                .setDirectory(clone.toFile())
                .setDepth(1)
                .call()
                .close();
        set("switchback.gate.released", "v*");
        SettingsReading inClone = SettingsReader.read("shop", clone, List.of(SettingsSource.of("the test", settings)));

        assertThat(Gatekeeper.ask(inClone, getClass().getClassLoader(), NOW).gaps())
                .anySatisfy(gap -> {
                    assertThat(gap.kind()).isEqualTo(Kind.RELEASED_UNKNOWN);
                    assertThat(gap.line()).contains("shallow", "git fetch --unshallow --tags");
                });
    }

    @Test
    void onlyWhatIsNewAgainstABaseIsDemanded() throws Exception {
        released(directory, "v1.0");
        set("switchback.gate.base", "main");
        assertThat(gaps()).isEmpty();

        write("db/migration/V3__orders.sql", "CREATE TABLE orders (id int);");

        assertThat(only().kind()).isEqualTo(Kind.NO_EVIDENCE);
        set("switchback.gate.base", "origin/main");
        assertThat(gaps()).extracting(Gap::kind).contains(Kind.RELEASED_UNKNOWN);
    }

    @Test
    void aWayBackThatIsOtherThanInTheBaseIsDemandedToo() throws Exception {
        released(directory, "v1.0");
        set("switchback.gate.base", "v1.0");
        assertThat(gaps()).isEmpty();

        Path undo = write("db/undo/U2__email.sql", "ALTER TABLE users DROP email; ");
        assertThat(only().kind()).isEqualTo(Kind.NO_EVIDENCE);
        Files.delete(undo);
        assertThat(only().kind()).isEqualTo(Kind.NO_EVIDENCE);
        write("db/undo/U2__email.sql", "ALTER TABLE users DROP email;\r\n");
        assertThat(gaps()).isEmpty();
        write("db/undo/U1__users.sql", "DROP TABLE users;");
        assertThat(only().kind()).isEqualTo(Kind.NO_EVIDENCE);
    }

    @Test
    void withoutARepositoryNothingIsKnownToBeReleased() throws Exception {
        rehearsed();
        set("switchback.gate.released", "v*");

        assertThat(only().line()).contains("there is no Git repository around");
    }

    @Test
    void onlyVersionsSinceOneAreDemanded() throws Exception {
        write("db/migration/V1__users.sql", "CREATE TABLE users (id int);");
        set("switchback.gate.since", "3");

        assertThat(gaps()).extracting(Gap::kind).contains(Kind.NOTHING_TO_PROVE);
    }
}
