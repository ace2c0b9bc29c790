// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MysqlSchemaReaderTest {

    private static Snapshot read(Database database, Flavor flavor, Map<SchemaObject, SchemaObject> shared)
            throws SQLException {
        try (Connection connection = database.connect()) {
            return MysqlSchemaReader.on(connection, Set.of(new TableName("", "history")), flavor, shared)
                    .read();
        }
    }

    private static ObjectKey whole(String kind, String name) {
        return new ObjectKey(kind, "", name);
    }

    @ParameterizedTest
    @EnumSource
    void excludedTableIsLeftOutWithWhatBelongsToIt(Flavor flavor) throws SQLException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        try {
            Snapshot before = read(database.database(), flavor, new HashMap<>());
            database.run(List.of(
                    "CREATE TABLE history (id int PRIMARY KEY, x int, KEY i (x), CHECK (x > 0))",
                    "CREATE TRIGGER g BEFORE INSERT ON history FOR EACH ROW SET NEW.x = 1",
                    "GRANT SELECT ON history TO planted"));

            assertThat(read(database.database(), flavor, new HashMap<>())).isEqualTo(before);

            database.run(List.of("CREATE TABLE histories (id int)"));
            assertThat(read(database.database(), flavor, new HashMap<>()).objects())
                    .containsKey(whole("table", "histories"));
        } finally {
            database.run(List.of("REVOKE ALL, GRANT OPTION FROM planted"));
            database.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void viewsThatCannotBeUsedAreReadAllTheSame(Flavor flavor) throws SQLException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        try {
            database.run(List.of(
                    "CREATE TABLE t (id int)",
                    "CREATE VIEW v AS SELECT id FROM t",
                    "CREATE VIEW w AS SELECT id FROM v",
                    "CREATE DEFINER = 'nobody'@'%' VIEW x AS SELECT id FROM t",
                    "DROP TABLE t"));

            Snapshot snapshot = read(database.database(), flavor, new HashMap<>());
            assertThat(snapshot.objects().keySet())
                    .contains(whole("view", "v"), whole("view", "w"), whole("view", "x"));
            assertThat(snapshot.objects().get(whole("view", "x")).properties())
                    .containsEntry("definer", "`nobody`@`%`")
                    .doesNotContainKey("unreadable");
        } finally {
            database.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void snapshotsOfTwoDatabasesAreEqualAndShareTheirObjects(Flavor flavor) throws SQLException {
        Map<SchemaObject, SchemaObject> shared = new HashMap<>();
        PlantedDatabase database = PlantedDatabase.of(flavor);
        Database other = PlantedDatabase.create(flavor);
        try {
            for (Database each : List.of(database.database(), other)) {
                database.runOn(
                        each,
                        List.of(
                                "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
                                "CREATE TABLE t (id int PRIMARY KEY, x varchar(9) DEFAULT 'a')",
                                "CREATE VIEW v AS SELECT id FROM " + each.name() + ".t",
                                "CREATE PROCEDURE r () SELECT id FROM `" + each.name() + "`.t JOIN " + each.name()
                                        + ". t u",
                                "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET @a = (SELECT 1 FROM "
                                        + each.name() + ".t)"));
            }

            Snapshot one = read(database.database(), flavor, shared);
            Snapshot two = read(other, flavor, shared);
            assertThat(two).isEqualTo(one);
            assertThat(one.objects().toString())
                    .doesNotContain(database.database().name());
            one.objects()
                    .forEach((key, object) -> assertThat(two.objects().get(key)).isSameAs(object));
        } finally {
            database.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void unchangedSchemaIsTheSameSnapshot(Flavor flavor) throws SQLException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        try (Connection connection = database.database().connect()) {
            database.run(List.of("CREATE TABLE t (id int PRIMARY KEY)"));
            MysqlSchemaReader reader = MysqlSchemaReader.on(connection, Set.of(), flavor, new HashMap<>());
            Snapshot before = reader.read();
            database.run(List.of("INSERT INTO t VALUES (1)", "UPDATE t SET id = 2", "DELETE FROM t"));

            assertThat(reader.read()).isSameAs(before);

            database.run(List.of("CREATE TABLE u (id int PRIMARY KEY)"));
            assertThat(reader.read().objects()).containsKey(whole("table", "u"));
        } finally {
            database.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tableThatIsCalledAsWeAreIsTheUsers(Flavor flavor) throws SQLException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        try {
            database.run(List.of("CREATE TABLE switchback_orders (id int)", "CREATE TABLE `table history` (id int)"));

            assertThat(read(database.database(), flavor, new HashMap<>()).objects())
                    .containsKeys(
                            whole("table", "switchback_orders"),
                            whole("table", "table history"),
                            new ObjectKey("column", "table history", "id"));
        } finally {
            database.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void databasesNameIsTakenOutOfLongerNamesAndStrings(Flavor flavor) throws SQLException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        Database other = PlantedDatabase.create(flavor);
        try {
            for (Database each : List.of(database.database(), other)) {
                database.runOn(
                        each,
                        List.of(
                                "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
                                "CREATE TABLE " + each.name() + "_log (x int COMMENT 'of `" + each.name() + "`')",
                                "CREATE PROCEDURE r () SELECT GET_LOCK('" + each.name() + "_job', 1), '/" + each.name()
                                        + "/a' FROM `" + each.name() + "` . " + each.name() + "_log"));
            }

            Snapshot one = read(database.database(), flavor, new HashMap<>());
            assertThat(read(other, flavor, new HashMap<>())).isEqualTo(one);
            assertThat(one.objects()).containsKey(whole("table", "switchback_log"));
            assertThat(one.objects().get(whole("procedure", "r")).properties().get("definition"))
                    .endsWith("SELECT GET_LOCK('switchback_job', 1), '/switchback/a' FROM switchback_log");
        } finally {
            database.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesThatDifferByCaseAreToldApart(Flavor flavor) throws SQLException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        try {
            database.run(List.of(
                    "CREATE TABLE t (x int)",
                    "CREATE TABLE T (x int)",
                    "CREATE TRIGGER a BEFORE INSERT ON T FOR EACH ROW SET @a = 1",
                    "CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW SET @a = 1",
                    "CREATE USER IF NOT EXISTS Planted",
                    "GRANT SELECT ON t TO planted",
                    "GRANT INSERT ON T TO planted",
                    "GRANT UPDATE ON t TO Planted"));

            Map<ObjectKey, SchemaObject> objects =
                    read(database.database(), flavor, new HashMap<>()).objects();
            assertThat(objects.get(new ObjectKey("trigger", "t", "b")).properties())
                    .doesNotContainKey("follows");
            assertThat(List.of(
                            privileges(objects, "table t", "planted"),
                            privileges(objects, "table T", "planted"),
                            privileges(objects, "table t", "Planted")))
                    .containsExactly("SELECT", "INSERT", "UPDATE");
        } finally {
            database.run(List.of("DROP USER Planted", "REVOKE ALL, GRANT OPTION FROM planted"));
            database.clear();
        }
    }

    private static String privileges(Map<ObjectKey, SchemaObject> objects, String owner, String user) {
        return objects.get(new ObjectKey("grant", owner, "'" + user + "'@'%'"))
                .properties()
                .get("privileges");
    }

    @ParameterizedTest
    @EnumSource
    void limitsOfTheServerCutNoReadingShort(Flavor flavor) throws SQLException, InterruptedException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        String mean = "sessionVariables=sql_select_limit=1,max_join_size=1,sql_big_selects=0,wait_timeout=3";
        Database limited = new Database(
                database.database().url() + (database.database().url().contains("?") ? "&" : "?") + mean,
                database.database().user(),
                database.database().password(),
                database.database().name());
        database.run(List.of("CREATE TABLE t (x int)", "CREATE TABLE u (x int)", "CREATE PROCEDURE r () SELECT 1"));
        try (Connection connection = limited.connect()) {
            MysqlSchemaReader reader = MysqlSchemaReader.on(connection, Set.of(), flavor, new HashMap<>());

            assertThat(reader.read()).isEqualTo(database.readEverything());

            database.run(List.of("CREATE TABLE w (x int)"));
            Thread.sleep(3500);
            assertThat(reader.read()).isEqualTo(database.readEverything());
        } finally {
            database.clear();
        }
    }

    @Test
    void definitionThatTheAccountMayNotSeeIsAnError() throws SQLException {
        Database database = PlantedDatabase.create(Flavor.MYSQL);
        PlantedDatabase.of(Flavor.MYSQL)
                .runOn(
                        database,
                        List.of(
                                "CREATE USER IF NOT EXISTS planted_blind IDENTIFIED BY 'x'",
                                "GRANT ALL ON " + DdlText.quoted(database.name()) + ".* TO planted_blind",
                                "CREATE DEFINER = 'nobody'@'%' PROCEDURE r () SELECT 1"));
        Database limited = new Database(database.url(), "planted_blind", "x", database.name());

        assertThatThrownBy(() -> read(limited, Flavor.MYSQL, new HashMap<>()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("definition of procedure r")
                .hasMessageEndingWith("GRANT SHOW_ROUTINE ON *.* TO `planted_blind`@`%`");
    }

    @Test
    void tableThatCannotBeReadInTimeIsAnErrorAndNoObject() throws Exception {
        PlantedDatabase database = PlantedDatabase.of(Flavor.MYSQL);
        try (Connection connection = database.database().connect();
                Connection holder = database.database().connect();
                Connection waiting = database.database().connect()) {
            MysqlSchemaReader reader = MysqlSchemaReader.on(connection, Set.of(), Flavor.MYSQL, new HashMap<>());
            Jdbc.execute(connection, "SET lock_wait_timeout = 1");
            Jdbc.execute(holder, "CREATE TABLE t (x int)");
            holder.setAutoCommit(false);
            Jdbc.query(holder, row -> 0, "SELECT * FROM t");
            Thread alter = new Thread(() ->
                    assertThatNoException().isThrownBy(() -> Jdbc.execute(waiting, "ALTER TABLE t ADD COLUMN y int")));
            alter.start();
            awaitWaiting(connection, "ALTER TABLE t");

            assertThatThrownBy(reader::read).hasMessageContaining("Lock wait timeout exceeded");

            holder.commit();
            alter.join();
            assertThat(reader.read().objects()).containsKey(new ObjectKey("column", "t", "y"));
        } finally {
            database.clear();
        }
    }

    private static void awaitWaiting(Connection connection, String statement) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (Jdbc.text(
                        connection,
                        "SELECT COUNT(*) FROM information_schema.PROCESSLIST"
                                + " WHERE INFO LIKE ? AND STATE LIKE 'Waiting for table metadata lock%'",
                        statement + "%")
                .equals("0")) {
            assertThat(System.nanoTime()).as(statement + " does not wait").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eventsThatCountFromTheirCreationAreEqualWheneverThatWas(Flavor flavor) throws SQLException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        List<Snapshot> snapshots = new ArrayList<>();
        for (String now : List.of("2035-05-05 11:37:13", "2035-05-05 12:40:00", "2035-05-06 13:00:00")) {
            try {
                database.run(List.of(
                        "SET timestamp = UNIX_TIMESTAMP('" + now + "')",
                        event("a", "AT CURRENT_TIMESTAMP"),
                        event("b", "AT CURRENT_TIMESTAMP + INTERVAL 90 SECOND"),
                        event("c", "AT CURRENT_TIMESTAMP + INTERVAL 1 DAY"),
                        event("d", "EVERY 1 DAY STARTS CURRENT_TIMESTAMP + INTERVAL 10 SECOND"),
                        event("e", "EVERY 1 DAY STARTS '2036-01-01 04:30:00' ENDS '2036-02-02 23:59:59'"),
                        event("f", "EVERY 1 DAY")));
                snapshots.add(database.readEverything());
            } finally {
                database.run(List.of("SET timestamp = DEFAULT"));
                database.clear();
            }
        }

        assertThat(snapshots).allMatch(snapshots.get(0)::equals);
        assertThat(snapshots.get(0).objects().get(whole("event", "e")).properties())
                .containsEntry("schedule", "EVERY 1 DAY STARTS '2036-01-01 04:30:00' ENDS '2036-02-02 23:59:59'");
    }

    private static String event(String name, String schedule) {
        return "CREATE EVENT " + name + " ON SCHEDULE " + schedule + " ON COMPLETION PRESERVE DISABLE DO SELECT 1";
    }
}
