// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases on a server of MySQL and of MariaDB: created, copied with everything, and dropped. */
class EmbeddedMysqlTest {

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void databasesAreCreatedAndDropped(MysqlFlavor flavor) throws SQLException {
        Server server = server(flavor);
        Database database = server.create("Some purpose!");
        assertThat(database.name()).matches("switchback_some_purpose_[0-9a-f]{8}_\\d+");
        on(database, "CREATE TABLE t (id int)");
        server.drop(database);
        server.drop(database);
        assertThatThrownBy(() -> on(database, "SELECT 1")).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void aCloneHasEveryCommittedRowAndSharesNothing(MysqlFlavor flavor) throws SQLException {
        Server server = server(flavor);
        Database source = server.create("source");
        Database clone;
        try (Connection connected = source.connect();
                Connection busy = source.connect()) {
            Jdbc.execute(connected, "CREATE TABLE t (id int PRIMARY KEY)");
            Jdbc.execute(connected, "CREATE TABLE old (id int) ENGINE=MyISAM");
            Jdbc.execute(connected, "INSERT INTO t VALUES (1)");
            busy.setAutoCommit(false);
            Jdbc.execute(busy, "INSERT INTO t VALUES (3)");
            Jdbc.execute(connected, "INSERT INTO t VALUES (2)");
            Jdbc.execute(connected, "INSERT INTO old VALUES (1), (2), (3)");
            clone = server.clone(source, "clone");
        }
        assertThat(clone.name()).isEqualTo(source.name());
        assertThat(text(clone, "SELECT count(*) FROM t")).isEqualTo("2");
        assertThat(text(clone, "SELECT count(*) FROM old")).isEqualTo("3");
        on(clone, "DROP TABLE t");
        assertThat(text(source, "SELECT count(*) FROM t")).isEqualTo("2");
        server.drop(clone);
        assertThatThrownBy(clone::connect).isInstanceOf(SQLException.class);
        server.drop(source);
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void droppingEndsSessionsThatRead(MysqlFlavor flavor) throws SQLException {
        Server server = server(flavor);
        Database database = server.create("read");
        on(database, "CREATE TABLE t (id int)");
        server.drop(server.clone(database, "which waits for nobody either"));
        try (Connection reader = database.connect()) {
            reader.setAutoCommit(false);
            Jdbc.query(reader, row -> 1, "SELECT * FROM t");
            server.drop(database);
            assertThatThrownBy(() -> Jdbc.text(reader, "SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void whatIsKeptStaysThoughItsCloneGoes(MysqlFlavor flavor) throws Exception {
        MysqlServers.require(flavor);
        String howTo;
        Database source;
        try (EmbeddedServer server = EmbeddedServer.start(MysqlServers.request(flavor))) {
            source = server.create("source");
            Database clone = server.clone(source, "clone");
            howTo = server.keep(source);
            server.drop(clone);
            server.drop(server.create("not kept"));
        }
        try {
            assertThat(text(source, "SELECT database()")).isEqualTo(source.name());
        } finally {
            Command.run(Duration.ofSeconds(20), "sh", "-c", howTo.replaceFirst("(?s).*remove it: *", ""));
        }
        assertThatThrownBy(source::connect).isInstanceOf(SQLException.class);
    }

    /** Images load them; without them CONVERT_TZ gives NULL. */
    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void timeZonesHaveTheirNames(MysqlFlavor flavor) throws SQLException {
        Server server = server(flavor);
        Database database = server.create("zones");

        assertThat(text(database, "SELECT CONVERT_TZ('2026-07-01 12:00:00', 'UTC', 'Europe/Berlin')"))
                .startsWith("2026-07-01 14:00:00");
        assertThat(text(database, "SELECT CONVERT_TZ('2026-01-01 12:00:00', 'Europe/Berlin', 'America/New_York')"))
                .startsWith("2026-01-01 06:00:00");
        assertThat(text(database, "SELECT CONVERT_TZ('1970-01-02 12:00:00', 'UTC', 'Asia/Kolkata')"))
                .startsWith("1970-01-02 17:30:00");
        on(database, "SET time_zone = 'Australia/Sydney'");
        server.drop(database);
    }

    private static Server server(MysqlFlavor flavor) {
        return MysqlServers.shared(flavor);
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
