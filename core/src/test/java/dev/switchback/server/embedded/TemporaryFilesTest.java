// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows what files a process has open")
class TemporaryFilesTest {

    private static final long MEGABYTE = 1L << 20;

    /** Fills a table with about 16 MB. */
    private static void fill(Connection connection) throws SQLException {
        Jdbc.execute(connection, "CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(200))");
        Jdbc.execute(connection, "INSERT INTO t (a) VALUES (REPEAT('x', 100))");
        for (int i = 0; i < 17; i++) {
            Jdbc.execute(connection, "INSERT INTO t (a) SELECT CONCAT(LEFT(UUID(), 8), REPEAT('x', 92)) FROM t");
        }
    }

    /** Returns the most that was seen while a statement ran, beyond what there was before. */
    private static long most(Server server, Database database, Connection connection, String statement)
            throws SQLException {
        long before = server.temporaryBytes(database).orElseThrow();
        CompletableFuture<Long> most = new CompletableFuture<>();
        Thread looks = new Thread(() -> {
            long seen = before;
            while (!Thread.currentThread().isInterrupted()) {
                seen = Math.max(seen, server.temporaryBytes(database).orElse(0));
            }
            most.complete(seen);
        });
        looks.start();
        try {
            Jdbc.execute(connection, statement);
        } finally {
            looks.interrupt();
        }
        return most.join() - before;
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void thoseOfASortAreSeenAndChangedRowsNeedNone(MysqlFlavor flavor) throws Exception {
        Server server = MysqlServers.shared(flavor);
        Database database = server.create("temporary");
        try (Connection connection = database.connect()) {
            fill(connection);
            long before = server.temporaryBytes(database).orElseThrow();

            assertThat(most(server, database, connection, "CREATE INDEX i ON t (a)"))
                    .isBetween(8 * MEGABYTE, 80 * MEGABYTE);
            assertThat(server.temporaryBytes(database).orElseThrow() - before).isLessThan(MEGABYTE);

            assertThat(most(server, database, connection, "UPDATE t SET a = REVERSE(a)"))
                    .isLessThan(MEGABYTE);
        }
        server.drop(database);
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void thoseOfATemporaryTableAreSeen(MysqlFlavor flavor) throws Exception {
        Server server = MysqlServers.shared(flavor);
        Database database = server.create("temporary");
        try (Connection connection = database.connect()) {
            fill(connection);
            long before = server.temporaryBytes(database).orElseThrow();

            Jdbc.execute(connection, "CREATE TEMPORARY TABLE copied AS SELECT * FROM t");

            assertThat(server.temporaryBytes(database).orElseThrow() - before).isGreaterThan(8 * MEGABYTE);
        }
        server.drop(database);
    }
}
