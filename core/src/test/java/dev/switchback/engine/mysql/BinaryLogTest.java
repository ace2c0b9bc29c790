// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.WorkProbe.Meter;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.EmbeddedOptions;
import dev.switchback.server.embedded.EmbeddedServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BinaryLogTest {

    private static final int ROW = 1_000;

    private static void insert(Connection connection, int rows) throws SQLException {
        for (int i = 0; i < rows; i++) {
            Jdbc.execute(connection, "INSERT INTO t (v) VALUES (repeat('x', " + ROW + "))");
        }
    }

    /** Returns what was logged of a transaction with so many rows: by its statements, and by its commit. */
    private static long[] logged(Database database, Flavor flavor, int rows) throws SQLException {
        try (Connection script = database.connect();
                Connection eye = database.connect()) {
            script.setAutoCommit(false);
            Meter meter = new MysqlWorkProbe(flavor).follow(script, () -> eye);
            meter.begin();
            meter.before();
            insert(script, rows);
            long statements = meter.after().logBytes();
            script.commit();
            return new long[] {statements, meter.committed().logBytes()};
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whereItIsKeptItIsPartOfTheLog(Product product) throws SQLException, IOException {
        // Whoever lacks a library for the servers skips by its name.
        product.server();
        EmbeddedOptions options = EmbeddedOptions.of(
                        DatabaseRequest.parse(product == Product.MYSQL ? "mysql:8.0" : "mariadb:11.4"))
                .withSetting("log_bin", "bin")
                .withSetting("binlog_format", "ROW");
        try (Server server = EmbeddedServer.start(options)) {
            Database database = server.create("logged");
            try (Connection connection = database.connect()) {
                Jdbc.execute(connection, "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, v text)");
            }

            assertThat(BinaryLogTest.logged(database, product.flavor, 50)[1]).isGreaterThan(50 * ROW);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whereItIsNotTheRedoLogIsAll(Product product) throws SQLException {
        Database database = product.server().create("logged");
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, "CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY, v text)");

            long[] logged = logged(database, product.flavor, 50);

            assertThat(BinaryLog.bytes(connection)).isZero();
            assertThat(logged[0]).isGreaterThan(50 * ROW);
            assertThat(logged[1]).isLessThan(20 * ROW);
        } finally {
            product.server().drop(database);
        }
    }
}
