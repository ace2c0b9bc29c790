// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Jdbc;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fifty clients work on a database while ten migrations are applied to it. */
class BusyDatabaseTest {

    private static final int CLIENTS = 50;

    /** Between two transactions of a client; without it they would take the machine, and little of the database. */
    private static final long THOUGHT_MILLIS = 20;

    @TempDir
    Path directory;

    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch atWork = new CountDownLatch(CLIENTS);
    private final AtomicInteger transactions = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:18", "mysql:8.0", "mariadb:11.4"})
    void noClientHasAnError(String product) throws Exception {
        try (LiveProject project = new LiveProject(directory, product)
                .with("V1__shop.sql", "CREATE TABLE shop (id int PRIMARY KEY, name varchar(20), sold int);")) {
            project.migrate();
            for (int id = 0; id < CLIENTS; id++) {
                project.execute("INSERT INTO shop VALUES (" + id + ", 'a', 0)");
            }
            for (int version = 2; version <= 11; version++) {
                project.with("V" + version + "__column.sql", "ALTER TABLE shop ADD c" + version + " int;");
            }
            List<Thread> clients = clients(project);
            assertThat(atWork.await(2, TimeUnit.MINUTES)).as("%s", errors).isTrue();
            List<String> lines = project.migrate();
            over.set(true);
            for (Thread client : clients) {
                client.join();
            }

            assertThat(lines).last().asString().contains("10 migrations applied");
            assertThat(errors).isEmpty();
            assertThat(transactions.get()).isGreaterThan(CLIENTS);
            assertThat(project.ask("SELECT sum(sold) FROM shop")).isEqualTo(String.valueOf(transactions.get()));
        }
    }

    private List<Thread> clients(LiveProject project) {
        List<Thread> clients = new ArrayList<>();
        for (int id = 0; id < CLIENTS; id++) {
            int row = id;
            Thread client = new Thread(() -> work(project, row));
            client.start();
            clients.add(client);
        }
        return clients;
    }

    private void work(LiveProject project, int row) {
        try (Connection connection = project.database.connect()) {
            connection.setAutoCommit(false);
            transaction(connection, row);
            atWork.countDown();
            while (!over.get()) {
                transaction(connection, row);
                Thread.sleep(THOUGHT_MILLIS);
            }
        } catch (SQLException | InterruptedException e) {
            errors.add(String.valueOf(e.getMessage()));
        }
    }

    /**
     * MySQL and MariaDB end a transaction that has read a table and then writes to it while an ALTER TABLE waits: an error by which
     * they ask to begin anew (1213), whoever alters the table. PostgreSQL lets it pass.
     */
    private void transaction(Connection connection, int row) throws SQLException {
        try {
            Jdbc.query(connection, seen -> seen.getInt(1), "SELECT sold FROM shop WHERE id = " + row);
            Jdbc.execute(connection, "UPDATE shop SET sold = sold + 1 WHERE id = " + row);
            connection.commit();
            transactions.incrementAndGet();
        } catch (SQLException e) {
            if (e.getErrorCode() != 1213) {
                throw e;
            }
            connection.rollback();
        }
    }
}
