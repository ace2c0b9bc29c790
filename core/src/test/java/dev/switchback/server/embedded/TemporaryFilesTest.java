// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows what files a process has open")
class TemporaryFilesTest {

    private static final long MEGABYTE = 1L << 20;

    private static final Map<MysqlFlavor, Filled> TABLES = new EnumMap<>(MysqlFlavor.class);

    /** A table of about 16 MB, and the session that made it. */
    private record Filled(Server server, Database database, Connection connection) implements AutoCloseable {

        static Filled on(MysqlFlavor flavor) throws SQLException {
            Filled known = TABLES.get(flavor);
            if (known == null) {
                known = made(flavor);
                TABLES.put(flavor, known);
            }
            return known;
        }

        private static Filled made(MysqlFlavor flavor) throws SQLException {
            Server server = MysqlServers.shared(flavor);
            Database database = server.create("temporary");
            Filled filled = new Filled(server, database, database.connect());
            filled.execute("CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(200))");
            filled.execute("INSERT INTO t (a) VALUES ('')");
            for (int i = 0; i < 17; i++) {
                filled.execute("INSERT INTO t (a) SELECT CONCAT(id, REPEAT('x', 96)) FROM t");
            }
            return filled;
        }

        void execute(String statement) throws SQLException {
            Jdbc.execute(connection, statement);
        }

        long bytes() {
            return server.temporaryBytes(database).orElseThrow();
        }

        /** Returns the most that was seen while a statement ran, beyond what there was before. */
        long most(String statement) throws SQLException, InterruptedException {
            long before = bytes();
            CompletableFuture<Long> most = new CompletableFuture<>();
            CountDownLatch isLooking = new CountDownLatch(1);
            Thread looks = new Thread(() -> {
                long seen = before;
                while (!Thread.currentThread().isInterrupted()) {
                    seen = Math.max(seen, server.temporaryBytes(database).orElse(0));
                    isLooking.countDown();
                }
                most.complete(seen);
            });
            looks.start();
            isLooking.await();
            try {
                execute(statement);
            } finally {
                looks.interrupt();
            }
            return most.join() - before;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
            server.drop(database);
        }
    }

    @AfterAll
    static void drop() throws SQLException {
        for (Filled filled : TABLES.values()) {
            filled.close();
        }
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void thoseOfASortAreSeenAndChangedRowsNeedNone(MysqlFlavor flavor) throws Exception {
        Filled filled = Filled.on(flavor);
        long before = filled.bytes();

        long most = filled.most("CREATE INDEX i ON t (a)");
        // Whoever looks may miss it on a machine that stands still.
        for (int i = 0; i < 4 && most < 8 * MEGABYTE; i++) {
            filled.execute("DROP INDEX i ON t");
            most = filled.most("CREATE INDEX i ON t (a)");
        }
        assertThat(most).isBetween(8 * MEGABYTE, 80 * MEGABYTE);
        assertThat(filled.bytes() - before).isLessThan(MEGABYTE);
        assertThat(filled.most("UPDATE t SET a = REVERSE(a)")).isLessThan(MEGABYTE);
    }

    @ParameterizedTest
    @EnumSource(MysqlFlavor.class)
    void thoseOfATemporaryTableAreSeen(MysqlFlavor flavor) throws SQLException {
        Filled filled = Filled.on(flavor);
        long before = filled.bytes();

        filled.execute("CREATE TEMPORARY TABLE copied AS SELECT * FROM t");

        assertThat(filled.bytes() - before).isGreaterThan(8 * MEGABYTE);
        filled.execute("DROP TEMPORARY TABLE copied");
    }
}
