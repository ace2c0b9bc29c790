// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.encryption.Identity;
import dev.switchback.encryption.Recipients;
import dev.switchback.evidence.CheckId;
import dev.switchback.forecast.Limits;
import dev.switchback.migration.Version;
import dev.switchback.settings.SettingsReading.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private static final Path BASE = Path.of("/project");

    private static SettingsReading read(SettingsSource... sources) throws SettingsProblem {
        return SettingsReader.read("shop", BASE, List.of(sources));
    }

    private static Settings settings(String... pairs) throws SettingsProblem {
        return read(from("pom.xml", pairs)).settings();
    }

    private static SettingsSource from(String name, String... pairs) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return SettingsSource.of(name, values);
    }

    private static String problem(SettingsSource... sources) {
        try {
            read(sources);
        } catch (SettingsProblem e) {
            return e.getMessage();
        }
        throw new AssertionError("accepted");
    }

    private static String problem(String... pairs) {
        return problem(from("pom.xml", pairs));
    }

    @Test
    void nothingSetIsTheDefaults() throws Exception {
        SettingsReading reading = read();

        assertThat(reading.settings()).isEqualTo(Settings.defaults("shop", BASE));
        assertThat(reading.skip()).isFalse();
        assertThat(reading.progress()).isEqualTo(Progress.LINES);
        assertThat(reading.remarks()).isEmpty();
    }

    @Test
    void everySettingArrives() throws Exception {
        Settings settings = settings(
                "switchback.database",
                "postgresql:16",
                "switchback.server",
                "existing",
                "switchback.server.url",
                "jdbc:postgresql://db.example/postgres",
                "switchback.server.user",
                "builder",
                "switchback.server.password",
                " s3cret ",
                "switchback.server.set.lock_timeout",
                "5s",
                "switchback.image",
                "postgres:16-alpine",
                "switchback.standIn",
                "15, postgresql:17",
                "switchback.locations",
                "filesystem:db/migration, classpath:db/code",
                "switchback.undoLocations",
                "filesystem:./db/undo",
                "switchback.seedLocations",
                "filesystem:/elsewhere/seed",
                "switchback.migration",
                "7, 9,views",
                "switchback.check",
                "rollback",
                "switchback.since",
                "4.2",
                "switchback.seed",
                "-3",
                "switchback.rows",
                "100",
                "switchback.hangLimit",
                "500ms",
                "switchback.scriptLimit",
                "2h",
                "switchback.profile",
                "live/profile.json",
                "switchback.volumes",
                "orders = 80M, *=5k",
                "switchback.volume.counts",
                "500, 2.5K",
                "switchback.volume.budget",
                "2m",
                "switchback.volume.repetitions",
                "5",
                "switchback.calibration",
                "1.5",
                "switchback.limit.warning",
                "5m",
                "switchback.limit.failure",
                "1h",
                "switchback.limit.disk",
                "20 GB",
                "switchback.limit.log",
                "1.5TB",
                "switchback.keep",
                "true",
                "switchback.evidence",
                "out/evidence",
                "switchback.postgresql.home",
                "pg16",
                "switchback.cache",
                "/var/cache/switchback",
                "switchback.work",
                "work",
                "switchback.name",
                "orders");

        assertThat(settings)
                .isEqualTo(new Settings(
                        "orders",
                        BASE,
                        new DatabaseRequest("postgresql", 16),
                        new ServerSettings(
                                ServerSettings.Where.EXISTING,
                                Optional.of("jdbc:postgresql://db.example/postgres"),
                                Optional.of("builder"),
                                Optional.of(" s3cret "),
                                Optional.of("postgres:16-alpine"),
                                List.of(new DatabaseRequest("postgresql", 15), new DatabaseRequest("postgresql", 17)),
                                Map.of("lock_timeout", "5s")),
                        new ServerDirectories(
                                Optional.of(Path.of("/project/pg16")),
                                Optional.of(Path.of("/var/cache/switchback")),
                                Optional.of(Path.of("/project/work"))),
                        Map.of("flyway.locations", "filesystem:/project/db/migration,classpath:db/code"),
                        List.of("filesystem:/project/db/undo"),
                        List.of("filesystem:/elsewhere/seed"),
                        new Selection(
                                List.of("7", "9", "views"),
                                List.of(new CheckId("rollback")),
                                Optional.of(Version.parse("4.2"))),
                        -3,
                        100,
                        Duration.ofMillis(500),
                        Duration.ofHours(2),
                        new VolumeSettings(
                                Path.of("/project/live/profile.json"),
                                true,
                                new StatedVolumes(new TreeMap<>(Map.of("orders", 80_000_000L)), OptionalLong.of(5_000)),
                                new MeasureSettings(
                                        List.of(500L, 2_500L),
                                        Duration.ofMinutes(2),
                                        5,
                                        1.5,
                                        new Limits(
                                                Duration.ofMinutes(5),
                                                Duration.ofHours(1),
                                                OptionalLong.of(20_000_000_000L),
                                                OptionalLong.of(1_500_000_000_000L)))),
                        true,
                        Path.of("/project/out/evidence")));
    }

    @Test
    void theLaterSourceWins() throws Exception {
        SettingsReading reading = read(
                from("pom.xml", "switchback.rows", "5", "switchback.seed", "7"),
                from("system properties", "switchback.rows", "6"));

        assertThat(reading.settings().rows()).isEqualTo(6);
        assertThat(reading.settings().seed()).isEqualTo(7);
    }

    @Test
    void anEmptyValueIsTheDefaultAndHidesLowerOnes() throws Exception {
        SettingsReading reading = read(
                from("pom.xml", "switchback.migration", "7"), from("system properties", "switchback.migration", " "));

        assertThat(reading.settings().selection()).isEqualTo(Selection.ALL);
    }

    @ParameterizedTest
    @CsvSource({"'',true", "true,true", "false,false"})
    void aFlagWithoutAValueIsSet(String text, boolean expected) throws Exception {
        assertThat(read(from("-D", "switchback.skip", text)).skip()).isEqualTo(expected);
        assertThat(settings("switchback.keep", text).keepOnFailure()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "switchback.migrations, switchback.migration",
        "switchback.databse, switchback.database",
        "switchback.undolocations, switchback.undoLocations",
        "switchback.url, flyway.url",
        "switchback.schemas, flyway.schemas",
        "flyway.location, flyway.locations",
        "flyway.undoLocations, switchback.undoLocations",
        "flyway.scemas, flyway.schemas"
    })
    void aMisspeltSettingNamesTheRightOneAndItsPlace(String wrong, String right) {
        assertThat(problem(wrong, "x"))
                .startsWith(wrong + " (set in pom.xml) is not a setting")
                .endsWith("did you mean " + right + "?");
    }

    @Test
    void aSettingThatIsLikeNoneListsThemAll() {
        assertThat(problem("switchback.telepathy", "on")).contains("there are: switchback.database, ");
    }

    @Test
    void settingsOfFlywaysExtensionsArePassedOn() throws Exception {
        assertThat(settings("flyway.oracle.sqlplus", "true").flyway()).containsEntry("flyway.oracle.sqlplus", "true");
    }

    @ParameterizedTest
    @CsvSource({
        "switchback.rows, many, not a whole number",
        "switchback.rows, 0, not between 1",
        "switchback.seed, 1.5, not a whole number",
        "switchback.hangLimit, 30, such as 30s",
        "switchback.scriptLimit, 0s, no time at all",
        "switchback.keep, yes, neither true nor false",
        "switchback.since, latest, not a version",
        "switchback.database, 'postgresql:x', not a database",
        "switchback.progress, dots, 'lines, trials or none'"
    })
    void aValueThatCannotBeReadSaysWhyAndWhereItWasSet(String key, String text, String why) {
        assertThat(problem(key, text)).startsWith(key + " (set in pom.xml): ").contains(why);
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThat(problem("switchback.rows", "no", "switchback.foo", "1", "switchback.seed", "no")
                        .lines())
                .hasSize(3);
    }

    @Test
    void flywaysSettingsAreTakenAsTheyAre() throws Exception {
        Map<String, String> flyway = settings(
                        "flyway.placeholders.tenant", " acme ",
                        "flyway.schemas", "a,b",
                        "flyway.callbackLocations", "filesystem:db/callbacks")
                .flyway();

        assertThat(flyway)
                .containsOnly(
                        Map.entry("flyway.placeholders.tenant", " acme "),
                        Map.entry("flyway.schemas", "a,b"),
                        Map.entry("flyway.callbackLocations", "filesystem:/project/db/callbacks"));
    }

    @Test
    void theUsersDatabaseIsNeverPassedOn() throws Exception {
        SettingsReading reading = read(from(
                "pom.xml",
                "flyway.url",
                "jdbc:postgresql://production/shop",
                "flyway.user",
                "admin",
                "flyway.password",
                "secret",
                "flyway.driver",
                "org.postgresql.Driver",
                "flyway.jdbcProperties.ssl",
                "true",
                "flyway.serverId",
                "prod",
                "flyway.configFiles",
                "flyway.conf"));

        assertThat(reading.settings().flyway()).isEmpty();
        assertThat(reading.remarks()).isEmpty();
        assertThat(reading.toString()).doesNotContain("secret");
        assertThat(reading.all().toString()).doesNotContain("production");
    }

    @Test
    void whatWouldKeepMigrationsFromRunningHasNoEffectAndIsRemarkedOn() throws Exception {
        SettingsReading reading =
                read(from("flyway.conf", "flyway.target", "3", "flyway.skipExecutingMigrations", "true"));

        assertThat(reading.settings().flyway()).isEmpty();
        assertThat(reading.remarks()).hasSize(2).allMatch(remark -> remark.contains("set in flyway.conf"));
    }

    @Test
    void locationsUnderBothNamesInOnePlaceMayNotDisagree() {
        assertThat(problem("switchback.locations", "filesystem:a", "flyway.locations", "filesystem:b"))
                .contains("switchback.locations=filesystem:a")
                .contains("flyway.locations=filesystem:b")
                .contains("contradict");
    }

    @Test
    void locationsUnderBothNamesMayAgree() throws Exception {
        assertThat(settings("switchback.locations", "a, b", "flyway.locations", "a,b")
                        .flyway())
                .containsEntry("flyway.locations", "a,b");
    }

    @Test
    void locationsOfTheHigherPlaceWinUnderEitherName() throws Exception {
        SettingsSource ours = from("one", "switchback.locations", "ours");
        SettingsSource flyways = from("two", "flyway.locations", "flyways");

        assertThat(read(ours, flyways).settings().flyway()).containsEntry("flyway.locations", "flyways");
        assertThat(read(flyways, ours).settings().flyway()).containsEntry("flyway.locations", "ours");
        assertThat(read(flyways, ours).remarks())
                .containsExactly("switchback.locations (set in one) is used, not flyway.locations (set in two).");
    }

    @Test
    void wildcardsInLocationsSurvive() throws Exception {
        assertThat(settings("flyway.locations", "filesystem:db/**/mig?*").flyway())
                .containsEntry("flyway.locations", "filesystem:/project/db/**/mig?*");
    }

    @Test
    void aUrlOfAnUnknownProductIsAContradictionUnlessTheDatabaseIsNamed() throws Exception {
        assertThat(problem("flyway.url", "jdbc:oracle:thin:@host:1521/shop?password=secret"))
                .contains("flyway.url (set in pom.xml) is of a product")
                .contains("switchback.database=postgresql:18")
                .doesNotContain("secret");
        assertThat(settings("flyway.url", "jdbc:oracle:thin:@host/shop", "switchback.database", "postgresql:18"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://host/shop, mysql:8.0",
        "jdbc:mariadb://host/shop, mariadb:11.4",
        "jdbc:tc:mysql:8:///shop, mysql:8.0"
    })
    void theUrlNamesTheProductWhereNothingElseDoes(String url, String database) throws Exception {
        assertThat(settings("flyway.url", url).database()).isEqualTo(DatabaseRequest.parse(database));
        assertThat(settings("flyway.url", url, "switchback.database", "mysql:8.4")
                        .database())
                .isEqualTo(new DatabaseRequest("mysql", "8.4"));
    }

    @Test
    void severalDatabasesAreSeveralRunsWithNamesAndFoldersOfTheirOwn() throws Exception {
        List<Settings> all = read(SettingsSource.of(
                        "pom.xml",
                        Map.of(
                                "switchback.database", "postgresql:17, mysql:8.4, mysql:8.4",
                                "switchback.locations", "filesystem:db/{vendor},classpath:db/common",
                                "switchback.undoLocations", "filesystem:undo/{vendor}",
                                "switchback.profile", "live-{vendor}.json")))
                .all();

        assertThat(all).extracting(Settings::name).containsExactly("shop-postgresql-17", "shop-mysql-8.4");
        assertThat(all.get(1).database()).isEqualTo(new DatabaseRequest("mysql", "8.4"));
        assertThat(all.get(1).flyway().get("flyway.locations")).endsWith("db/mysql,classpath:db/common");
        assertThat(all.get(1).volume().profile()).isEqualTo(BASE.resolve("live-mysql.json"));
        assertThat(all.get(0).undoLocations()).allMatch(location -> location.endsWith("undo/postgresql"));
    }

    @Test
    void oneDatabaseChangesNoName() throws Exception {
        assertThat(settings("switchback.database", "mysql:8.4").name()).isEqualTo("shop");
    }

    @ParameterizedTest
    @CsvSource({"jdbc:postgresql:shop", "jdbc:tc:postgresql:16:///shop", "${jdbc.url}"})
    void aUrlOfPostgresqlIsNone(String url) throws Exception {
        assertThat(settings("flyway.url", url).database()).isEqualTo(DatabaseRequest.DEFAULT);
    }

    @Test
    void eachProductHasItsOwnHome() throws Exception {
        SettingsReading reading = read(SettingsSource.environment(Map.of(
                "SWITCHBACK_DATABASE", "postgresql:18,mysql:8.0,mariadb:11.4",
                "SWITCHBACK_MYSQL_HOME", "/opt/mysql",
                "SWITCHBACK_MARIADB_HOME", "/opt/mariadb")));

        assertThat(reading.all())
                .extracting(settings -> settings.serverDirectories().home())
                .containsExactly(
                        Optional.empty(), Optional.of(Path.of("/opt/mysql")), Optional.of(Path.of("/opt/mariadb")));
    }

    @Test
    void emptyEnvironmentVariableIsNotSet() throws Exception {
        SettingsReading reading = read(SettingsSource.environment(
                Map.of("SWITCHBACK_SKIP", "", "SWITCHBACK_KEEP", " ", "FLYWAY_PLACEHOLDERS_TENANT", "")));

        assertThat(reading.skip()).isFalse();
        assertThat(reading.settings().keepOnFailure()).isFalse();
        assertThat(reading.settings().flyway()).containsEntry("flyway.placeholders.tenant", "");
    }

    @Test
    void productMayBeWrittenInCapitals() throws Exception {
        assertThat(read(SettingsSource.environment(Map.of("SWITCHBACK_DATABASE", "PostgreSQL:16")))
                        .settings()
                        .database())
                .isEqualTo(new DatabaseRequest("postgresql", 16));
    }

    @Test
    void environmentVariablesAreSettings() throws Exception {
        SettingsReading reading = read(SettingsSource.environment(Map.of(
                "SWITCHBACK_ROWS", "3",
                "SWITCHBACK_POSTGRESQL_HOME", "/opt/pg",
                "SWITCHBACK_UNDO_LOCATIONS", "classpath:undo",
                "SWITCHBACK_SCRIPTLIMIT", "1m",
                "FLYWAY_DEFAULT_SCHEMA", "shop",
                "FLYWAY_PLACEHOLDERS_TENANT_ID", "7",
                "FLYWAY_EDITION", "community",
                "PATH", "/bin")));

        assertThat(reading.settings().rows()).isEqualTo(3);
        assertThat(reading.settings().serverDirectories().home()).contains(Path.of("/opt/pg"));
        assertThat(reading.settings().undoLocations()).containsExactly("classpath:undo");
        assertThat(reading.settings().scriptLimit()).isEqualTo(Duration.ofMinutes(1));
        assertThat(reading.settings().flyway())
                .isEqualTo(Map.of("flyway.defaultSchema", "shop", "flyway.placeholders.tenant_id", "7"));
    }

    @Test
    void aMisspeltEnvironmentVariableIsAProblem() {
        assertThat(problem(SettingsSource.environment(Map.of("SWITCHBACK_MIGRATON", "7"))))
                .contains("environment variables")
                .endsWith("did you mean switchback.migration?");
    }

    @Test
    void otherKeysInASourceAreNoneOfOurBusiness() throws Exception {
        assertThat(settings(
                                "java.version",
                                "17",
                                "switchbacks.per.mile",
                                "3",
                                "flyway.version",
                                "13",
                                "switchback.version",
                                "1")
                        .flyway())
                .isEmpty();
    }

    @Test
    void theProblemIsOneException() {
        assertThatExceptionOfType(SettingsProblem.class).isThrownBy(() -> read(from("x", "switchback.rows", "no")));
    }

    @Test
    void theLiveDatabaseIsTheOneThatFlywayMigrates() throws Exception {
        SettingsReading reading = read(from(
                "pom.xml",
                "flyway.url",
                "jdbc:mysql://db/shop?a=b",
                "flyway.user",
                "reader",
                "flyway.password",
                " s3cret ",
                "flyway.jdbcProperties.sslMode",
                "VERIFY CA"));

        assertThat(reading.live())
                .contains(new Database("jdbc:mysql://db/shop?a=b&sslMode=VERIFY%20CA", "reader", " s3cret ", ""));
        assertThat(reading.toString()).doesNotContain("s3cret");
        assertThat(read().live()).isEmpty();
    }

    @Test
    void whatSingleGoalsAreToldArrives() throws Exception {
        GoalSettings told = read(from(
                        "-D",
                        "switchback.description",
                        "add email",
                        "switchback.output",
                        "json",
                        "switchback.target",
                        "4.2",
                        "switchback.confirm",
                        "shop",
                        "switchback.backup.directory",
                        "kept",
                        "switchback.backup.tools",
                        "bin",
                        "switchback.backup.jobs",
                        "4",
                        "switchback.backup.keep",
                        "5",
                        "switchback.backup.age",
                        "90d",
                        "switchback.lockTimeout",
                        "3s",
                        "switchback.lockRetries",
                        "0",
                        "switchback.silence",
                        "90s",
                        "switchback.dryRun",
                        "",
                        "switchback.backup.identity",
                        "key.txt",
                        "switchback.migrate.backup",
                        "verified",
                        "switchback.drift",
                        "accept",
                        "switchback.onFailure",
                        "undo",
                        "switchback.before",
                        "bin/maintenance 'on now'",
                        "switchback.after",
                        "off",
                        "switchback.healthCheck",
                        "https://shop.example/health",
                        "switchback.healthLimit",
                        "2m",
                        "switchback.deployments",
                        "records",
                        "switchback.report",
                        "told",
                        "switchback.report.since",
                        "4.1"))
                .goal();

        assertThat(told)
                .isEqualTo(new GoalSettings(
                        Optional.of("add email"),
                        GoalSettings.Output.JSON,
                        Optional.of(Version.parse("4.2")),
                        Optional.empty(),
                        Optional.of("shop"),
                        new BackupSettings(
                                BASE.resolve("kept"),
                                Optional.empty(),
                                Optional.of(BASE.resolve("bin")),
                                4,
                                5,
                                Duration.ofDays(90),
                                Recipients.NOBODY,
                                Optional.of(new Identity(BASE.resolve("key.txt")))),
                        new MigrateSettings(
                                Duration.ofSeconds(3),
                                0,
                                true,
                                MigrateSettings.BackupWish.VERIFIED,
                                MigrateSettings.DriftWish.ACCEPT,
                                MigrateSettings.OnFailure.UNDO,
                                new MigrateSettings.Hooks(List.of("bin/maintenance", "on now"), List.of("off")),
                                new MigrateSettings.HealthCheck(
                                        List.of("https://shop.example/health"), Duration.ofMinutes(2)),
                                BASE.resolve("records")),
                        GateSettings.DEFAULT,
                        new ReportSettings(
                                Optional.of(BASE.resolve("told")), Optional.of(Version.parse("4.1")), Optional.empty()),
                        Duration.ofSeconds(90)));
        assertThat(read(from("-D", "switchback.steps", "3")).goal().steps()).contains(3);
    }

    @Test
    void whatIsForADatabaseWithAPastIsKeptForTheLiveOne() throws Exception {
        SettingsReading reading =
                read(from("-D", "flyway.target", "4", "flyway.baselineVersion", "2", "flyway.table", "h"));

        assertThat(reading.ofPast()).isEqualTo(Map.of("flyway.target", "4", "flyway.baselineVersion", "2"));
        assertThat(reading.settings().flyway()).isEqualTo(Map.of("flyway.table", "h"));
    }

    @Test
    void aCommandWithAnOpenQuotationMarkIsRefused() {
        assertThat(problem("switchback.before", "say 'hello")).contains("switchback.before", "is not closed");
    }

    @Test
    void anUndoGoesEitherToAVersionOrSoManySteps() {
        assertThat(problem("switchback.target", "4", "switchback.steps", "2"))
                .contains("both say how far an undo goes");
    }
}
