// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in a clone of a server at work: everything that was committed, at one moment, and nothing else. */
class MysqlCloneTest {

    private static final int WRITERS = 3;

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void hasEveryRowThatAWriterHadCommittedAndNoHole(MysqlFlavor flavor) throws Exception {
        Server server = MysqlServers.shared(flavor);
        Database source = server.create("busy");
        AtomicBoolean isOver = new AtomicBoolean();
        List<AtomicInteger> committed = new ArrayList<>();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            on(source, "CREATE TABLE t" + i + " (id int PRIMARY KEY, pair int, filler varchar(500))");
            committed.add(new AtomicInteger());
            String table = "t" + i;
            AtomicInteger last = committed.get(i);
            writers.add(() -> write(source, table, last, isOver));
        }
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Void>> writing = writers.stream().map(threads::submit).toList();
            for (int round = 0; round < 2; round++) {
                int enough = 20 * (round + 1);
                while (committed.stream().anyMatch(one -> one.get() < enough)
                        && writing.stream().noneMatch(Future::isDone)) {
                    Thread.sleep(1);
                }
                List<Integer> before =
                        committed.stream().map(AtomicInteger::get).toList();
                Database clone = server.clone(source, "clone");
                for (int i = 0; i < WRITERS; i++) {
                    int rows = Integer.parseInt(text(clone, "SELECT count(*) FROM t" + i));
                    assertThat(rows).isGreaterThanOrEqualTo(2 * before.get(i)).isEven();
                    assertThat(text(clone, "SELECT max(pair) FROM t" + i)).isEqualTo(String.valueOf(rows / 2));
                    assertThat(text(clone, "SELECT count(DISTINCT pair) FROM t" + i))
                            .isEqualTo(String.valueOf(rows / 2));
                    assertThat(checked(clone, "t" + i)).isEqualTo("OK");
                }
                server.drop(clone);
            }
            isOver.set(true);
            for (Future<Void> writer : writing) {
                writer.get();
            }
        } finally {
            isOver.set(true);
            threads.shutdown();
        }
        server.drop(source);
    }

    /** Two rows a transaction, so that half of one would be seen; as fast as it can, it would take the processors from the copy. */
    private static Void write(Database database, String table, AtomicInteger last, AtomicBoolean isOver)
            throws Exception {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int pair = 1; !isOver.get(); pair++) {
                for (int row = 0; row < 2; row++) {
                    Jdbc.update(
                            connection,
                            "INSERT INTO " + table + " VALUES (?, ?, repeat('x', 400))",
                            2 * pair + row,
                            pair);
                }
                connection.commit();
                last.set(pair);
                Thread.sleep(1);
            }
        }
        return null;
    }

    private static String checked(Database database, String table) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.query(connection, row -> row.getString("Msg_text"), "CHECK TABLE " + table)
                    .get(0);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void hasWhatWasDefinedAMomentBefore(MysqlFlavor flavor) throws Exception {
        Server server = MysqlServers.shared(flavor);
        Database source = server.create("defined");
        on(source, "CREATE TABLE a (id int PRIMARY KEY, n int)");
        on(source, "CREATE TABLE gone (id int)");
        on(source, "INSERT INTO a VALUES (1, 1), (2, 2)");
        try (Connection held = source.connect()) {
            Jdbc.execute(held, "ALTER TABLE a ADD COLUMN late varchar(20) NOT NULL DEFAULT 'late', ADD INDEX (n)");
            Jdbc.execute(held, "DROP TABLE gone");
            Jdbc.execute(held, "CREATE VIEW v AS SELECT id, late FROM a");
            Jdbc.execute(held, "CREATE PROCEDURE p() SELECT 42");
            Jdbc.execute(held, "CREATE TRIGGER r BEFORE INSERT ON a FOR EACH ROW SET NEW.n = 7");
            Jdbc.execute(held, "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM a");
            Jdbc.execute(held, "CREATE USER 'app_" + flavor.key() + "'@'%' IDENTIFIED BY 'secret'");
            Jdbc.execute(held, "RENAME TABLE a TO b");
            Jdbc.execute(held, "RENAME TABLE b TO a");
            Database clone = server.clone(source, "clone");
            assertThat(text(clone, "SELECT group_concat(late) FROM v")).isEqualTo("late,late");
            on(clone, "INSERT INTO a (id) VALUES (3)");
            assertThat(text(clone, "SELECT n FROM a WHERE id = 3")).isEqualTo("7");
            on(clone, "CALL p()");
            assertThat(text(clone, "SELECT count(*) FROM information_schema.events WHERE event_name = 'e'"))
                    .isEqualTo("1");
            assertThat(text(clone, "SELECT count(*) FROM mysql.user WHERE user = 'app_" + flavor.key() + "'"))
                    .isEqualTo("1");
            assertThatThrownBy(() -> on(clone, "SELECT * FROM gone")).hasMessageContaining("gone");
            assertThat(Jdbc.text(held, "SELECT count(*) FROM a"))
                    .as("the source")
                    .isEqualTo("2");
            Jdbc.execute(held, "DROP USER 'app_" + flavor.key() + "'@'%'");
            Database second = server.clone(clone, "clone of a clone");
            server.drop(clone);
            assertThat(text(second, "SELECT count(*) FROM a")).isEqualTo("3");
            server.drop(second);
        }
        server.drop(source);
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void isMadeWhileSessionsHoldLocksAndLeavesThemAlone(MysqlFlavor flavor) throws Exception {
        Server server = MysqlServers.shared(flavor);
        Database source = server.create("locked");
        on(source, "CREATE TABLE t (id int PRIMARY KEY)");
        on(source, "CREATE TABLE old (id int PRIMARY KEY) ENGINE=MyISAM");
        on(source, "INSERT INTO old VALUES (1), (2)");
        try (Connection holder = source.connect();
                Connection user = source.connect()) {
            Jdbc.execute(holder, "LOCK TABLES t WRITE");
            Jdbc.execute(holder, "INSERT INTO t VALUES (1)");
            Jdbc.text(user, "SELECT get_lock('switchback_test', 1)");
            Database clone = server.clone(source, "clone");
            assertThat(text(clone, "SELECT count(*) FROM t")).isEqualTo("1");
            assertThat(text(clone, "SELECT count(*) FROM old")).isEqualTo("2");
            assertThat(text(clone, "SELECT is_free_lock('switchback_test')"))
                    .as("a lock of the source")
                    .isEqualTo("1");
            Jdbc.execute(holder, "INSERT INTO t VALUES (2)");
            server.drop(clone);
        }
        server.drop(source);
    }

    @Test
    void hasNothingToRecover() throws Exception {
        Server server = MysqlServers.shared(MysqlFlavor.MYSQL);
        Database source = server.create("checkpoint");
        on(source, "CREATE TABLE t (id int PRIMARY KEY)");
        on(source, "INSERT INTO t VALUES (1)");
        long written = innodb(source, "Log sequence number");
        Database clone = server.clone(source, "clone");

        assertThat(innodb(source, "Last checkpoint at")).isGreaterThanOrEqualTo(written);
        for (Database each : new Database[] {source, clone}) {
            assertThat(text(
                            each,
                            "SELECT variable_value FROM performance_schema.global_status"
                                    + " WHERE variable_name = 'Innodb_redo_log_enabled'"))
                    .isEqualTo("ON");
        }
        server.drop(clone);
        server.drop(source);
    }

    private static long innodb(Database database, String line) throws SQLException {
        try (Connection connection = database.connect()) {
            String status = Jdbc.query(connection, row -> row.getString(3), "SHOW ENGINE INNODB STATUS")
                    .get(0);
            return Long.parseLong(status.replaceFirst("(?s).*" + line + " +([0-9]+).*", "$1"));
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void severalAreMadeOfOneServerAtOnce(MysqlFlavor flavor) throws Exception {
        Server server = MysqlServers.shared(flavor);
        List<Database> sources = List.of(server.create("first"), server.create("second"));
        for (Database source : sources) {
            on(source, "CREATE TABLE t (name varchar(100))");
            on(source, "INSERT INTO t VALUES ('" + source.name() + "')");
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Database>> clones = sources.stream()
                    .map(source -> threads.submit(() -> server.clone(source, "clone")))
                    .toList();
            for (Future<Database> clone : clones) {
                Database made = clone.get();
                assertThat(text(made, "SELECT name FROM t")).isEqualTo(made.name());
                server.drop(made);
            }
        } finally {
            threads.shutdown();
        }
        for (Database source : sources) {
            server.drop(source);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void endsWhenItIsDroppedAndWithTheServer(MysqlFlavor flavor) throws Exception {
        MysqlServers.require(flavor);
        EmbeddedMysql server = (EmbeddedMysql) EmbeddedServer.start(MysqlServers.request(flavor));
        Database source = server.create("source");
        Database dropped = server.clone(source, "dropped");
        ServerProcess first = server.processes().get(1);
        server.drop(dropped);
        server.drop(dropped);
        assertGone(first);
        server.clone(source, "forgotten");
        List<ServerProcess> all = server.processes();
        assertThat(all).hasSize(2);
        server.close();
        for (ServerProcess process : all) {
            assertGone(process);
        }
    }

    private static void assertGone(ServerProcess process) throws IOException {
        assertThat(process.directory().root()).doesNotExist();
        assertThat(process.watchdog().isAlive()).isFalse();
        assertThat(ProcessHandle.allProcesses()
                        .filter(each -> each.info()
                                .commandLine()
                                .orElse("")
                                .contains(process.directory().root().toString())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void ofAServerThatHasDiedIsAnErrorThatSaysSo(MysqlFlavor flavor) throws Exception {
        MysqlServers.require(flavor);
        try (EmbeddedMysql server = (EmbeddedMysql) EmbeddedServer.start(MysqlServers.request(flavor))) {
            Database source = server.create("source");
            Database clone = server.clone(source, "clone");
            OwnProcess.writtenDown(server.processes().get(1).directory().root())
                    .orElseThrow()
                    .destroyForcibly();
            assertThatThrownBy(() -> server.clone(clone, "of the dead")).isInstanceOf(SQLException.class);
            server.drop(clone);
            assertThat(text(source, "SELECT 1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void whatAMigrationHasCreatedBesideIsNotDropped(MysqlFlavor flavor) throws Exception {
        Server server = MysqlServers.shared(flavor);
        Database source = server.create("own");
        on(source, "CREATE DATABASE switchback_not_ours");
        Database theirs = new Database(
                source.url().replace(source.name(), "switchback_not_ours"),
                source.user(),
                source.password(),
                "switchback_not_ours");
        assertThatThrownBy(() -> server.drop(theirs)).hasMessageContaining("Switchback has not created it");
        assertThat(text(theirs, "SELECT database()")).isEqualTo("switchback_not_ours");
        on(source, "DROP DATABASE switchback_not_ours");
        server.drop(source);
    }

    private static void on(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    private static String text(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }
}
