// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reading only what may have changed gives what reading everything gives, for each kind of change to definitions that are older
 * than the reader's doubts, whether the account may see the ids of tables or not.
 */
class IncrementalReadingTest {

    /** Older than what a reader reads again in any case. */
    private static final String UNTIL_OLD = "DO SLEEP(4)";

    private static final String START = """
            CREATE TABLE $t (id int PRIMARY KEY, n int NOT NULL, x int DEFAULT 1, y varchar(10), z text, e enum ('a', 'b'),
              p int, KEY i (x), CONSTRAINT c_$t CHECK (x > -1), CONSTRAINT f_$t FOREIGN KEY (p) REFERENCES parent (id))""";

    /** What the statements of a line may need; the letters tell the kinds apart. */
    private static final Map<String, List<String>> NEEDS = Map.of(
            " h_$t", List.of("CREATE TABLE h_$t (id int PRIMARY KEY, x int)"),
            " m_$t", List.of("CREATE TABLE m_$t (id int PRIMARY KEY, z int)"),
            " k_$t", List.of("CREATE TABLE k_$t (id int PRIMARY KEY, x int) PARTITION BY HASH (id) PARTITIONS 3"),
            " y_$t", List.of("CREATE TABLE y_$t (id int PRIMARY KEY, x int) ENGINE = MyISAM"),
            " v_$t", List.of("CREATE VIEW v_$t AS SELECT id FROM h_$t"),
            " r_$t", List.of("CREATE PROCEDURE r_$t () SELECT 1"),
            " e_$t", List.of("CREATE EVENT e_$t ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1"),
            " o_$t", List.of("CREATE TRIGGER o_$t BEFORE INSERT ON h_$t FOR EACH ROW SET NEW.x = 1"),
            " s_$t", List.of("CREATE SEQUENCE s_$t"),
            " parent_$t",
                    List.of(
                            "CREATE TABLE parent_$t (id int PRIMARY KEY)",
                            "CREATE TABLE child_$t (id int, CONSTRAINT x_$t FOREIGN KEY (id) REFERENCES parent_$t (id))"));

    private static final List<String> ORDER =
            List.of(" h_$t", " m_$t", " k_$t", " y_$t", " v_$t", " r_$t", " e_$t", " o_$t", " s_$t", " parent_$t");

    @ParameterizedTest
    @EnumSource
    void incrementalReadingEqualsFullReading(Flavor flavor) throws SQLException {
        Database database = PlantedDatabase.create(flavor);
        List<String> alters = alters(flavor);
        try (Connection connection = database.connect();
                Connection all = database.connect();
                Connection some =
                        PlantedDatabase.withoutProcess(database, flavor).connect()) {
            build(connection, alters);
            MysqlSchemaReader allSeeing = reader(all, flavor);
            MysqlSchemaReader limited = reader(some, flavor);
            Jdbc.execute(connection, UNTIL_OLD);
            Snapshot before = allSeeing.read();
            limited.read();
            change(connection, alters);
            Snapshot whole = whole(database, flavor);
            assertThat(SchemaDiff.between(whole, before).changes()).hasSizeGreaterThan(alters.size());
            assertThat(SchemaDiff.between(whole, allSeeing.read()).changes()).isEmpty();
            Snapshot wholeOfLimited = whole(PlantedDatabase.withoutProcess(database, flavor), flavor);
            assertThat(SchemaDiff.between(wholeOfLimited, limited.read()).changes())
                    .isEmpty();
        }
    }

    /** In an old habit, and until privileges are flushed without effect. */
    @ParameterizedTest
    @EnumSource
    void privilegeWrittenIntoTheServersOwnTableIsSeen(Flavor flavor) throws SQLException {
        Database database = PlantedDatabase.create(flavor);
        try (Connection connection = database.connect();
                Connection reading = database.connect()) {
            Jdbc.execute(connection, "CREATE USER planted_by_hand");
            MysqlSchemaReader reader = reader(reading, flavor);
            Snapshot before = reader.read();
            Jdbc.execute(
                    connection,
                    "INSERT INTO mysql.db (Host, Db, User, Select_priv) VALUES ('%', DATABASE(), 'planted_by_hand', 'Y')");
            Jdbc.execute(connection, "FLUSH PRIVILEGES");
            assertThat(reader.read()).isNotEqualTo(before).isEqualTo(whole(database, flavor));
            Jdbc.execute(connection, "DROP USER planted_by_hand");
        }
    }

    @ParameterizedTest
    @EnumSource
    void definitionThatBearsTheTimeOfTheOneBeforeIsSeen(Flavor flavor) throws SQLException {
        Database database = PlantedDatabase.create(flavor);
        try (Connection connection = database.connect();
                Connection reading = database.connect()) {
            MysqlSchemaReader reader = reader(reading, flavor);
            reader.read();
            Jdbc.execute(connection, "SET timestamp = 1700000000");
            Jdbc.execute(connection, "CREATE TABLE t (x int)");
            Jdbc.execute(connection, "CREATE PROCEDURE r () SELECT 1");
            reader.read();
            Jdbc.execute(connection, "ALTER TABLE t ADD COLUMN y int, ALGORITHM = INSTANT");
            Jdbc.execute(connection, "DROP PROCEDURE r");
            Jdbc.execute(connection, "CREATE PROCEDURE r () SELECT 2");
            assertThat(reader.read()).isEqualTo(whole(database, flavor));
            assertThat(reader.read()).as("with nothing changed").isEqualTo(whole(database, flavor));
        }
    }

    /** MySQL lets nobody read while such a statement waits; MariaDB does. */
    @Test
    void statementThatHadBegunBeforeAReadingIsSeenAfterIt() throws Exception {
        Database database = PlantedDatabase.create(Flavor.MARIADB);
        try (Connection holder = database.connect();
                Connection altering = database.connect();
                Connection reading = database.connect()) {
            Jdbc.execute(holder, "CREATE TABLE t (x int)");
            MysqlSchemaReader reader = reader(reading, Flavor.MARIADB);
            reader.read();
            holder.setAutoCommit(false);
            Jdbc.query(holder, row -> 0, "SELECT * FROM t");
            Thread alter = new Thread(() ->
                    assertThatNoException().isThrownBy(() -> Jdbc.execute(altering, "ALTER TABLE t ADD COLUMN y int")));
            alter.start();
            while (!DdlCounters.othersAreAtWork(reading)) {
                Thread.onSpinWait();
            }
            Snapshot meanwhile = reader.read();
            holder.commit();
            alter.join();
            assertThat(reader.read()).isNotEqualTo(meanwhile).isEqualTo(whole(database, Flavor.MARIADB));
        }
    }

    private static MysqlSchemaReader reader(Connection connection, Flavor flavor) throws SQLException {
        return MysqlSchemaReader.on(connection, Set.of(), flavor, new HashMap<>());
    }

    private static Snapshot whole(Database database, Flavor flavor) throws SQLException {
        try (Connection connection = database.connect()) {
            return reader(connection, flavor).read();
        }
    }

    private static void build(Connection connection, List<String> alters) throws SQLException {
        Jdbc.execute(connection, "CREATE TABLE parent (id int PRIMARY KEY)");
        for (int i = 0; i < alters.size(); i++) {
            Jdbc.execute(connection, START.replace("$t", "t" + i));
            for (String need : ORDER) {
                boolean isNeeded = alters.get(i).contains(need) || need.equals(" h_$t");
                for (String statement : isNeeded ? NEEDS.get(need) : List.<String>of()) {
                    Jdbc.execute(connection, statement.replace("$t", "t" + i));
                }
            }
        }
    }

    private static void change(Connection connection, List<String> alters) throws SQLException {
        for (int i = 0; i < alters.size(); i++) {
            for (String statement : alters.get(i).split("; (?!END)")) {
                try {
                    Jdbc.execute(connection, statement.replace("$t", "t" + i));
                } catch (SQLException e) {
                    throw new SQLException(statement + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private static List<String> alters(Flavor flavor) {
        List<String> alters = new ArrayList<>();
        Stream.of("alters", "alters-" + flavor.name().toLowerCase(Locale.ROOT)).forEach(file -> {
            try (InputStream in = IncrementalReadingTest.class.getResourceAsStream(file + ".sql")) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(alters::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return alters;
    }
}
