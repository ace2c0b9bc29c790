// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.ActivityProbe;
import dev.switchback.engine.SessionActivity;
import dev.switchback.engine.SessionProbes;
import dev.switchback.engine.TransactionProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MysqlActivityProbeTest {

    /** Two sessions of a run, one that looks, and what they look with. */
    private static final class Stage implements AutoCloseable {

        final Product product;
        final Database database;
        final ActivityProbe probe;
        final TransactionProbe transactions;
        final Connection holder;
        final Connection waiter;
        final Connection observer;
        private final ExecutorService threads = Executors.newSingleThreadExecutor();

        Stage(Product product) throws SQLException {
            SessionProbes probes = MysqlProbes.create(product.flavor);
            this.product = product;
            this.probe = probes.activity();
            this.transactions = probes.transaction();
            this.database = product.server().create("activity");
            this.holder = database.connect();
            this.waiter = database.connect();
            this.observer = database.connect();
            hold("CREATE TABLE t (id int PRIMARY KEY, x int)", "INSERT INTO t VALUES (1, 1), (2, 2)");
        }

        void hold(String... statements) throws SQLException {
            for (String sql : statements) {
                Jdbc.execute(holder, sql);
            }
        }

        Future<?> wait(String sql) {
            return threads.submit(() -> {
                Jdbc.execute(waiter, sql);
                return null;
            });
        }

        SessionActivity look(Connection session) throws SQLException {
            return probe.look(observer, List.of(probe.sessionOf(session))).get(0);
        }

        /** Before a statement the driver may ask for something of its own. */
        SessionActivity lookUntilItWaits(String statement) throws SQLException {
            return lookUntil(activity ->
                    activity.isWaitingForLock() && activity.statement().equals(statement));
        }

        SessionActivity lookUntil(Predicate<SessionActivity> seen) throws SQLException {
            return lookUntil(waiter, seen);
        }

        SessionActivity lookUntil(Connection session, Predicate<SessionActivity> seen) throws SQLException {
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            SessionActivity activity = look(session);
            while (!seen.test(activity) && System.nanoTime() < deadline) {
                // InnoDB shows its transactions as they were when nobody had looked for 0.1 s.
                LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
                activity = look(session);
            }
            return activity;
        }

        @Override
        public void close() throws SQLException {
            threads.shutdownNow();
            probe.terminate(observer, List.of(probe.sessionOf(holder), probe.sessionOf(waiter)));
            observer.close();
            product.server().drop(database);
        }
    }

    private static void waits(Product product, String forWhat, String statement, String... held) throws SQLException {
        try (Stage stage = new Stage(product)) {
            stage.hold(held);
            stage.wait(statement);
            SessionActivity activity = stage.lookUntilItWaits(statement);
            assertThat(activity.waitsFor()).as(statement).containsIgnoringCase(forWhat);
            assertThat(activity.blockedBy()).as(statement).containsExactly(stage.probe.sessionOf(stage.holder));
            assertThat(activity.statement()).isEqualTo(statement);
            assertThat(activity.isIdle()).isFalse();
            assertThat(stage.lookUntil(stage.holder, SessionActivity::isIdle).isIdle())
                    .isTrue();
            assertThat(stage.look(stage.holder).isWaitingForLock()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whoHoldsTheLockIsSaid(Product product) throws SQLException {
        waits(product, "on table t", "ALTER TABLE t ADD y int", "START TRANSACTION", "SELECT * FROM t");
        waits(
                product,
                "a row of t",
                "UPDATE t SET x = 3 WHERE id = 1",
                "START TRANSACTION",
                "UPDATE t SET x = 2 WHERE id = 1");
        waits(product, "on table t", "INSERT INTO t VALUES (5, 5)", "LOCK TABLES t READ");
        waits(product, "on table t", "SELECT * FROM t", "LOCK TABLES t WRITE");
        waits(product, "on user level lock mine", "SELECT GET_LOCK('mine', 20)", "SELECT GET_LOCK('mine', 5)");
        waits(product, "", "CREATE TABLE u (x int)", "FLUSH TABLES WITH READ LOCK");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void sessionThatWorksWaitsForNobody(Product product) throws SQLException {
        try (Stage stage = new Stage(product)) {
            stage.hold("START TRANSACTION", "SELECT * FROM t");
            stage.wait("SELECT SLEEP(20)");
            SessionActivity activity = stage.lookUntil(look -> look.statement().equals("SELECT SLEEP(20)"));
            assertThat(activity.isWaitingForLock()).isFalse();
            assertThat(activity.isIdle()).isFalse();
            assertThat(activity.blockedBy()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void idleSessionsAreToldFromThoseInATransaction(Product product) throws SQLException {
        try (Stage stage = new Stage(product)) {
            // A session may still be sending what its client has read already.
            assertThat(stage.lookUntil(stage.holder, isIn("idle")).state()).isEqualTo("idle");
            assertThat(stage.transactions.isOpen(stage.holder)).isFalse();
            stage.hold("START TRANSACTION", "UPDATE t SET x = 4");
            assertThat(stage.lookUntil(stage.holder, isIn("idle in transaction"))
                            .state())
                    .isEqualTo("idle in transaction");
            assertThat(stage.transactions.isOpen(stage.holder)).isTrue();
        }
    }

    private static Predicate<SessionActivity> isIn(String state) {
        return activity -> activity.state().equals(state);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void sessionIsTheServersOwnNumber(Product product) throws SQLException {
        try (Stage stage = new Stage(product)) {
            assertThat(stage.probe.sessionOf(stage.holder))
                    .isEqualTo(Long.parseLong(Jdbc.text(stage.holder, "SELECT CONNECTION_ID()")));
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void cancelEndsTheStatementAndNotTheSession(Product product)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (Stage stage = new Stage(product)) {
            stage.hold("START TRANSACTION", "SELECT * FROM t");
            String statement = "ALTER TABLE t ADD y int";
            Future<?> waiting = stage.wait(statement);
            stage.lookUntilItWaits(statement);
            stage.probe.cancel(stage.observer, stage.probe.sessionOf(stage.waiter));
            assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(SQLException.class);
            assertThat(Jdbc.text(stage.waiter, "SELECT 'alive'")).isEqualTo("alive");
            stage.probe.cancel(stage.observer, 999_999);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void terminatedSessionsAreGoneWithTheirLocks(Product product) throws SQLException {
        try (Stage stage = new Stage(product)) {
            stage.hold("LOCK TABLES t WRITE");
            long session = stage.probe.sessionOf(stage.holder);
            stage.probe.terminate(stage.observer, List.of(session, 999_999L));
            assertThat(stage.probe.look(stage.observer, List.of(session))).isEmpty();
            Jdbc.execute(stage.waiter, "SET lock_wait_timeout = 1");
            Jdbc.execute(stage.waiter, "ALTER TABLE t ADD y int");
            assertThatThrownBy(() -> stage.transactions.holdSnapshot(stage.holder))
                    .isInstanceOf(SQLException.class);
        }
    }

    /** A server that was restarted counts its sessions anew. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void sessionOfAnotherAccountIsLeftAlone(Product product) throws SQLException {
        try (Stage stage = new Stage(product)) {
            stage.hold("CREATE USER other_account IDENTIFIED BY 'x'");
            Database other = new Database(stage.database.url(), "other_account", "x", "");
            stage.hold("GRANT ALL ON " + stage.database.name() + ".* TO other_account");
            try (Connection foreign = other.connect()) {
                stage.probe.terminate(stage.observer, List.of(stage.probe.sessionOf(foreign)));
                assertThat(Jdbc.text(foreign, "SELECT 'alive'")).isEqualTo("alive");
            } finally {
                stage.hold("DROP USER other_account");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void parkedSessionHoldsNobodyUp(Product product) throws SQLException {
        try (Stage stage = new Stage(product)) {
            stage.holder.setAutoCommit(false);
            Jdbc.text(stage.holder, "SELECT COUNT(*) FROM t");
            Jdbc.execute(stage.waiter, "SET lock_wait_timeout = 1");
            assertThatThrownBy(() -> Jdbc.execute(stage.waiter, "ALTER TABLE t ADD y int"))
                    .isInstanceOf(SQLException.class);
            stage.transactions.releaseSnapshot(stage.holder);
            stage.transactions.holdSnapshot(stage.holder);
            Jdbc.execute(stage.waiter, "ALTER TABLE t ADD y int");
            assertThat(stage.transactions.isOpen(stage.holder)).isFalse();
        }
    }
}
