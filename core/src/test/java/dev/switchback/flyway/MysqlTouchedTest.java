// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.SessionProbes;
import dev.switchback.engine.mysql.Flavor;
import dev.switchback.engine.mysql.MysqlProbes;
import dev.switchback.flyway.StepOutcome.Applied;
import dev.switchback.migration.MigrationSet;
import dev.switchback.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Flyway's scripts are seen to touch on MySQL and MariaDB. */
class MysqlTouchedTest {

    private static final String TABLES = """
            CREATE TABLE a (id int PRIMARY KEY, t varchar(20));
            CREATE TABLE b (id int AUTO_INCREMENT PRIMARY KEY, a int, FOREIGN KEY (a) REFERENCES a (id) ON DELETE CASCADE);
            CREATE TABLE log (line varchar(100));
            CREATE TABLE bare (x int);
            INSERT INTO a VALUES (1, 'x'), (2, 'x'), (3, 'x');
            INSERT INTO b (a) SELECT id FROM a;
            """;

    private static Applied second(Flavor flavor, Path directory, String sql) throws SQLException, IOException {
        Server server = flavor == Flavor.MYSQL ? TestServers.mysql() : TestServers.mariadb();
        Files.createDirectories(directory.resolve("db"));
        Files.writeString(directory.resolve("db/V1__tables.sql"), TABLES);
        Files.writeString(directory.resolve("db/V2__second.sql"), sql);
        FlywaySettings settings = new FlywaySettings(
                Map.of("flyway.locations", "filesystem:db"), MysqlTouchedTest.class.getClassLoader(), directory);
        Database database = server.create("touched");
        try {
            MigrationSet history = HistoryReader.read(settings, List.of(), database);
            SessionProbes probes = MysqlProbes.create(flavor);
            try (SteppedRun run = SteppedRun.open(RunRequest.main(settings, database, history, probes))) {
                run.step(history.migrations().get(0));
                StepOutcome outcome = run.step(history.migrations().get(1));
                assertThat(outcome).isInstanceOf(Applied.class);
                return (Applied) outcome;
            }
        } finally {
            server.drop(database);
        }
    }

    private static String seen(Touched touched) {
        Map<String, List<Integer>> seen = new TreeMap<>();
        for (LockedRelation relation : touched.relations()) {
            seen.put(relation.name().orElseThrow().name(), List.copyOf(touched.statements(List.of(relation.oid()))));
        }
        return seen.toString();
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void tablesAreSeenWithTheStatementsThatTouchedThem(Flavor flavor, @TempDir Path directory)
            throws SQLException, IOException {
        Touched touched = second(flavor, directory, """
                SET @n = 1;
                DELETE FROM a WHERE id = 1;
                ALTER TABLE log ADD COLUMN n int;
                INSERT INTO log SELECT t, id FROM a;
                UPDATE a SET t = 'y';
                """).touched();
        assertThat(touched.unknown()).isEmpty();
        assertThat(seen(touched)).isEqualTo("{a=[1, 4], b=[1], log=[2, 3]}");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void whatIsOnlyReadIsNotTouched(Flavor flavor, @TempDir Path directory) throws SQLException, IOException {
        Touched touched = second(flavor, directory, "CREATE VIEW v AS SELECT * FROM log; SELECT * FROM a;")
                .touched();
        assertThat(touched.unknown()).isEmpty();
        assertThat(seen(touched)).isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void tablesThatAreOnlyReadAreToldApart(Flavor flavor, @TempDir Path directory) throws SQLException, IOException {
        Touched touched = second(flavor, directory, """
                CREATE VIEW v AS SELECT * FROM a;
                INSERT INTO log SELECT t FROM v;
                CREATE TABLE copied AS SELECT * FROM bare;
                SELECT * FROM copied;
                """).touched();
        assertThat(touched.unknown()).isEmpty();
        assertThat(touched.read()).containsExactly(new TableName("", "a"));
        assertThat(seen(touched)).isEqualTo("{bare=[2], copied=[2], log=[1]}");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void namesAreGuessedWhereAProcedureAlters(Flavor flavor, @TempDir Path directory) throws SQLException, IOException {
        Touched touched = second(flavor, directory, """
                CREATE PROCEDURE p() ALTER TABLE bare ADD COLUMN y int;
                CALL p();
                """).touched();
        assertThat(touched.unknown()).isPresent();
        assertThat(touched.mentioned()).containsExactly(new TableName("", "bare"));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void whatIsLeftInTheSessionIsSeen(Flavor flavor, @TempDir Path directory) throws SQLException, IOException {
        Applied applied = second(flavor, directory, """
                CREATE TEMPORARY TABLE kept AS SELECT * FROM a;
                SELECT GET_LOCK('deploying', 1);
                SET unique_checks = 0;
                """);
        assertThat(applied.sessionChanges())
                .extracting(SessionChange::setting)
                .containsExactlyInAnyOrder("temporary tables", "locks of GET_LOCK", "unique_checks");
        assertThat(second(flavor, directory, "CREATE TEMPORARY TABLE kept (x int); DROP TEMPORARY TABLE kept;")
                        .sessionChanges())
                .isEmpty();
    }

    /** Flyway itself asks between statements, so that MySQL's ROW_COUNT() is gone without us. */
    @ParameterizedTest
    @EnumSource(Flavor.class)
    void lookingLeavesTheScriptWhatItAsksItsSession(Flavor flavor, @TempDir Path directory)
            throws SQLException, IOException {
        Applied applied = second(flavor, directory, """
                INSERT INTO b (a) VALUES (2), (3);
                INSERT INTO log VALUES (CONCAT('first ', LAST_INSERT_ID() = (SELECT MAX(id) - 1 FROM b)));
                LOCK TABLES bare WRITE;
                INSERT INTO bare VALUES (1);
                UNLOCK TABLES;
                CREATE TABLE proof (n int NOT NULL);
                INSERT INTO proof SELECT IF(COUNT(*) = 1, 1, NULL) FROM log WHERE line = 'first 1';
                """);
        assertThat(applied.touched().unknown()).isEmpty();
        assertThat(seen(applied.touched())).contains("bare=[2, 3]", "b=[0]");
    }
}
