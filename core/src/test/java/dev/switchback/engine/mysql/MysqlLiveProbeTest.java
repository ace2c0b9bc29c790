// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.LockWait;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MysqlLiveProbeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** In a build a waiter was named whose statement was empty: it had slept when the processes were listed. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void whoBeganToWaitBetweenTheTwoLooksIsToldByTheNextWithItsStatement(Product product) throws Exception {
        Database database = product.server().create("live");
        MysqlLiveProbe probe = new MysqlLiveProbe(product.flavor);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection holder = database.connect();
                Connection waiter = database.connect();
                Connection observer = database.connect()) {
            Jdbc.execute(holder, "CREATE TABLE shop (id int PRIMARY KEY, name text)");
            Jdbc.execute(holder, "INSERT INTO shop VALUES (1, 'a')");
            holder.setAutoCommit(false);
            Jdbc.execute(holder, "UPDATE shop SET name = 'b'");

            List<ListedProcess> before =
                    awaitBetween(DriverSession.of(product.flavor).id(waiter), observer);
            Future<Integer> waiting = threads.submit(() -> Jdbc.update(waiter, "UPDATE shop SET name = 'c'"));
            List<LockWait> next = awaitWaiter(probe, observer);
            List<LockWait> between = MysqlLiveProbe.waiting(before, LockWaits.read(observer, product.flavor));
            holder.commit();

            assertThat(waiting.get(20, TimeUnit.SECONDS)).isOne();
            assertThat(between).isEmpty();
            assertThat(next).singleElement().satisfies(wait -> {
                assertThat(wait.waiter().statement()).startsWith("UPDATE shop SET name = ");
                assertThat(wait.blockers()).hasSize(1);
            });
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * The server shows a command before its statement, for so short a time that no test can look then: the row is written out here, of a
     * session that waits.
     */
    @ParameterizedTest
    @CsvSource({"Query,root,", "Execute,root,", "Query,root,SELECT 1", "Query,system user,", "Field List,root,"})
    void whoseStatementIsNotShownYetIsToldByTheNextLook(String command, String user, String statement)
            throws Exception {
        boolean told = statement != null || !user.equals("root") || command.equals("Field List");
        Database database = Product.MYSQL.server().create("live");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection holder = database.connect();
                Connection waiter = database.connect();
                Connection observer = database.connect()) {
            // The one that had it before may not have gone yet.
            assertThat(Jdbc.text(holder, "SELECT GET_LOCK('held', 20)")).isEqualTo("1");
            String id = Jdbc.text(waiter, "SELECT CONNECTION_ID()");
            List<ListedProcess> seen = Jdbc.query(
                    observer,
                    ListedProcess::of,
                    "SELECT " + id + " AS ID, ? AS USER, '' AS HOST, ? AS COMMAND, '' AS STATE, 0 AS TIME,"
                            + " ? AS INFO, TRUE AS HERE",
                    user,
                    command,
                    statement == null ? "" : statement);
            threads.submit(() -> Jdbc.text(waiter, "SELECT GET_LOCK('held', 20)"));
            awaitWaiter(new MysqlLiveProbe(Flavor.MYSQL), observer);

            List<LockWait> waits = MysqlLiveProbe.waiting(seen, LockWaits.read(observer, Flavor.MYSQL));
            Jdbc.execute(holder, "DO RELEASE_LOCK('held')");

            assertThat(waits).hasSize(told ? 1 : 0);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A session may still be sending what its client has read already. */
    private static List<ListedProcess> awaitBetween(long session, Connection observer) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<ListedProcess> processes = ListedProcess.all(observer);
        while (!isBetween(session, processes) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            processes = ListedProcess.all(observer);
        }
        return processes;
    }

    private static boolean isBetween(long session, List<ListedProcess> processes) {
        return processes.stream().anyMatch(process -> process.id() == session && process.between());
    }

    private static List<LockWait> awaitWaiter(MysqlLiveProbe probe, Connection observer) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<LockWait> waits = probe.lockWaits(observer);
        while (waits.isEmpty() && System.nanoTime() < deadline) {
            // InnoDB shows its transactions as they were when nobody had looked for 0.1 s.
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
            waits = probe.lockWaits(observer);
        }
        return waits;
    }
}
