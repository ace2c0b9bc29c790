// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.gate.Gap;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.server.Server;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real databases, to which Flyway has applied three versions. */
class LiveReleasesTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY);";

    @TempDir
    private Path directory;

    private final Map<String, String> settings = new TreeMap<>();

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve("db/migration").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void delete(String name) throws IOException {
        Files.delete(directory.resolve("db/migration").resolve(name));
    }

    private void migrated(Database database) throws IOException {
        write("V1__users.sql", USERS);
        write("V2__email.sql", "ALTER TABLE users ADD email varchar(200);");
        write("V3__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY);");
        Flyway.configure()
                .loggers("dev.switchback.flyway.SilentLog")
                .dataSource(database.url(), database.user(), database.password())
                .locations("filesystem:" + directory + "/db/migration")
                .load()
                .migrate();
        settings.put("flyway.locations", "filesystem:db/migration");
        settings.put("flyway.url", database.url());
        settings.put("flyway.user", database.user());
        settings.put("flyway.password", database.password());
        settings.put("switchback.gate.live", "true");
    }

    /** Nothing is rehearsed here: what is said of the live database is told apart. */
    private List<Gap> gaps() throws Exception {
        return Gatekeeper.ask(
                        SettingsReader.read("shop", directory, List.of(SettingsSource.of("the test", settings))),
                        getClass().getClassLoader(),
                        Instant.parse("2026-11-22T02:00:00Z"))
                .gaps()
                .stream()
                .filter(gap -> gap.kind() == Kind.RELEASED_CHANGED || gap.kind() == Kind.RELEASED_UNKNOWN)
                .toList();
    }

    private String only() throws Exception {
        List<Gap> gaps = gaps();
        assertThat(gaps).hasSize(1);
        assertThat(gaps.get(0).kind()).isEqualTo(Kind.RELEASED_CHANGED);
        assertThat(gaps.get(0).line()).contains("What is applied stays as it is", "mvn switchback:status");
        return gaps.get(0).what();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void whatIsAppliedHasToBeAsItWasApplied(String product) throws Exception {
        Server server = TestServers.of(DatabaseRequest.parse(product));
        Database database = server.create("live");
        try {
            migrated(database);
            write("V4__pending.sql", "SELECT 4;");
            assertThat(gaps()).isEmpty();

            write("V1__users.sql", USERS + " ");
            assertThat(only()).contains("checksum mismatch", "version 1", "Applied to database");
            settings.put("flyway.validateOnMigrate", "false");
            assertThat(only()).contains("checksum mismatch");
            settings.remove("flyway.validateOnMigrate");
            write("V1__users.sql", USERS);

            delete("V3__orders.sql");
            assertThat(only()).contains("Detected applied migration not resolved locally: 3");
            write("V3__purchases.sql", "CREATE TABLE orders (id int PRIMARY KEY);");
            assertThat(only()).contains("description mismatch", "orders", "purchases");
            delete("V3__purchases.sql");
            write("V3__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY);");

            write("V2_1__late.sql", "SELECT 2;");
            assertThat(only()).contains("not applied to database: 2.1");
            settings.put("flyway.outOfOrder", "true");
            assertThat(gaps()).isEmpty();
        } finally {
            server.drop(database);
        }
        settings.put("flyway.url", settings.get("flyway.url").replaceFirst(":\\d+/", ":1/"));
        assertThat(gaps()).singleElement().extracting(Gap::kind).isEqualTo(Kind.RELEASED_UNKNOWN);
    }
}
