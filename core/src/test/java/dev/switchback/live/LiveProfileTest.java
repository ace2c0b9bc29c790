// SPDX-License-Identifier: Apache-2.0
package dev.switchback.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.profile.ProfileFile;
import dev.switchback.profile.ProfileProblem;
import dev.switchback.server.Server;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveProfileTest {

    private final List<String> told = new ArrayList<>();
    private final Map<Database, Server> created =
            new TreeMap<>((a, b) -> a.url().compareTo(b.url()));

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("switchback-profile.json");
    }

    @AfterEach
    void drop() throws SQLException {
        for (Map.Entry<Database, Server> each : created.entrySet()) {
            each.getValue().drop(each.getKey());
        }
    }

    private Database database(Server server, String... statements) throws SQLException {
        Database database = server.create("live");
        created.put(database, server);
        try (Connection connection = database.connect()) {
            for (String statement : statements) {
                Jdbc.execute(connection, statement);
            }
        }
        return database;
    }

    private Database orders(Server server) throws SQLException {
        return database(
                server,
                "CREATE TABLE orders (id int PRIMARY KEY, note varchar(40))",
                "CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY)",
                "INSERT INTO orders VALUES (1, 'planted-secret'), (2, 'planted-secret'), (3, 'planted-secret')",
                server == TestServers.postgres() ? "ANALYZE" : "ANALYZE TABLE orders");
    }

    private SettingsReading reading(Database live, String... more) throws SettingsProblem {
        Map<String, String> values = new TreeMap<>(
                Map.of("flyway.url", live.url(), "flyway.user", live.user(), "flyway.password", live.password()));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return SettingsReader.read("shop", directory, List.of(SettingsSource.of("the test", values)));
    }

    private String problem(SettingsReading reading) {
        return assertThatException()
                .isThrownBy(() -> LiveProfile.write(reading, told::add))
                .satisfies(problem -> assertThat(problem).isInstanceOfAny(ProfileProblem.class, LiveProblem.class))
                .actual()
                .getMessage();
    }

    @Test
    void theFileHoldsStatisticsAndNoValue() throws Exception {
        Database live = orders(TestServers.postgres());

        LiveProfile.write(reading(live), told::add);

        assertThat(ProfileFile.read(file()).tables().keySet()).containsExactly(new TableName("public", "orders"));
        assertThat(Files.readString(file())).doesNotContain("planted").contains("\"mostCommon\": [1]");
        assertThat(told)
                .containsExactly(
                        "Reads the statistics of " + live + ", and no row of its tables.",
                        "1 table with about 3 rows in " + file() + ".");
    }

    @Test
    void everyProductHasItsOwn() throws Exception {
        for (Server server : List.of(TestServers.mysql(), TestServers.mariadb())) {
            LiveProfile.write(reading(orders(server), "switchback.profile", "{vendor}.json"), told::add);
        }

        assertThat(ProfileFile.read(directory.resolve("mysql.json")).product()).isEqualTo("mysql");
        assertThat(ProfileFile.read(directory.resolve("mariadb.json")).product())
                .isEqualTo("mariadb");
        assertThat(Files.readString(directory.resolve("mysql.json")))
                .contains("\"orders\": {")
                .doesNotContain("planted");
    }

    @Test
    void anEditedFileIsKept() throws Exception {
        Database live = orders(TestServers.postgres());
        LiveProfile.write(reading(live), told::add);
        LiveProfile.write(reading(live), told::add);
        assertThat(told).noneMatch(line -> line.contains("kept"));
        String edited = Files.readString(file()).replace("\"rows\": 3", "\"rows\": 3000");
        Files.writeString(file(), edited);

        LiveProfile.write(reading(live), told::add);

        Path kept = directory.resolve("switchback-profile.json.bak");
        assertThat(told).endsWith("The file before it differs, and is kept as " + kept + ".");
        assertThat(Files.readString(kept)).isEqualTo(edited);
        assertThat(Files.readString(file())).contains("\"rows\": 3,");
    }

    @Test
    void whatIsNoProfileIsNotOverwritten() throws Exception {
        Database live = orders(TestServers.postgres());
        Files.writeString(file(), "{\"name\": \"package\"}");

        assertThat(problem(reading(live)))
                .startsWith(file() + " is there already and is not overwritten")
                .contains("it has no \"format\"", "Move it away")
                .doesNotContain("write it anew");
        assertThat(Files.readString(file())).isEqualTo("{\"name\": \"package\"}");
    }

    @Test
    void theProductIsWhatTheServerSays() throws Exception {
        Database live = orders(TestServers.mariadb());
        Database byMysqlsDriver = new Database(
                live.url().replace("jdbc:mariadb:", "jdbc:mysql:").replaceFirst("\\?.*", ""),
                live.user(),
                live.password(),
                "");

        assertThat(problem(reading(byMysqlsDriver)))
                .contains("is a server of mariadb (11.4", "and the rehearsal is on mysql:8.0", "switchback.database");
        LiveProfile.write(reading(byMysqlsDriver, "switchback.database", "mysql:8.0, mariadb:11.4"), told::add);
        assertThat(ProfileFile.read(file()).product()).isEqualTo("mariadb");
    }

    @Test
    void flywaysSchemaIsReadWhereTheUrlNamesNone() throws Exception {
        Database live = orders(TestServers.mysql());
        Database server = new Database(live.url().replace(live.name(), ""), live.user(), live.password(), "");

        assertThat(problem(reading(server))).contains("flyway.url names a server and no database on it");
        LiveProfile.write(reading(server, "flyway.schemas", live.name() + ",other"), told::add);
        assertThat(ProfileFile.read(file()).tables()).hasSize(1);
    }

    @Test
    void anEmptyDatabaseIsAnError() throws Exception {
        assertThat(problem(reading(database(TestServers.postgres()))))
                .contains("has no table of which this account sees statistics");
        assertThat(file()).doesNotExist();
    }

    @Test
    void whereNothingAnswersThePasswordIsNotShown() throws Exception {
        Database nowhere = new Database("jdbc:postgresql://localhost:1/shop?password=hidden1", "reader", "hidden2", "");

        assertThat(problem(reading(nowhere)))
                .contains(
                        "The database jdbc:postgresql://localhost:1/shop?password=*** (user reader) cannot be reached")
                .doesNotContain("hidden");
        assertThat(told.toString()).doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://reader:hidden1@localhost:port/shop",
                "jdbc:mysql://reader:hidden1@localhost:1,/shop?retriesAllDown=1&password=hidden1",
                "jdbc:mariadb://localhost:port/shop?user=reader&password=hidden1",
                "jdbc:mariadb:odd://localhost:1/shop?password=hidden1",
                "jdbc:postgresql://reader:hidden1@localhost:port/shop",
                "jdbc:postgresql://localhost:1/shop?user=reader&password=hidden1&sslmode=odd"
            })
    void anUrlThatNoDriverUnderstandsShowsNoPasswordEither(String url) throws Exception {
        StringWriter trace = new StringWriter();

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> LiveProfile.write(reading(new Database(url, "reader", "hidden2", "")), told::add))
                .satisfies(problem -> problem.printStackTrace(new PrintWriter(trace)));

        assertThat(trace.toString()).contains("cannot be reached").doesNotContain("hidden");
        assertThat(told.toString()).doesNotContain("hidden");
    }

    @Test
    void withoutAUrlThereIsNothingToRead() throws Exception {
        SettingsReading none = SettingsReader.read("shop", directory, List.of());

        assertThat(problem(none)).contains("No database is named", "-Dflyway.url=jdbc:postgresql://host/shop");
    }
}
