// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.OtherJvm;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.Leftover;
import dev.switchback.engine.choice.Engines;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange of tables while clients write, and when its process is killed. */
class BusyMoveTest {

    private static final int CLIENTS = 20;
    /** ER_LOCK_DEADLOCK, of a transaction that has one table and asks for another: documented. */
    private static final int DEADLOCK = 1213;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();

    /** Writes one row after the other, each of which a trigger notes in another table. */
    private Thread client(Database database, int number) {
        Thread thread = new Thread(() -> {
            try (Connection connection = database.connect()) {
                for (int i = 0; goesOn.get(); i++) {
                    write(connection, number + "-" + i);
                    Thread.sleep(2);
                }
            } catch (SQLException | InterruptedException e) {
                errors.add(String.valueOf(e));
            }
        });
        thread.start();
        return thread;
    }

    /** Waits until so many more rows are acknowledged. */
    private void awaitMore(int rows) throws InterruptedException {
        int before = acknowledged.size();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledged.size() < before + rows) {
            assertThat(System.nanoTime()).as("%s", errors).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private void write(Connection connection, String row) throws SQLException {
        try {
            Jdbc.update(connection, "INSERT INTO rows_of_clients (name) VALUES (?)", row);
            acknowledged.add(row);
        } catch (SQLException e) {
            if (e.getErrorCode() != DEADLOCK) {
                throw e;
            }
        }
    }

    private static void prepare(LiveTables live) throws SQLException {
        live.project.run(
                "CREATE TABLE rows_of_clients (name varchar(40) PRIMARY KEY)",
                "CREATE TABLE noted (name varchar(40))",
                "CREATE TABLE beside_it (a int)",
                "CREATE TRIGGER note AFTER INSERT ON rows_of_clients FOR EACH ROW INSERT INTO noted VALUES (NEW.name)",
                "CREATE VIEW v AS SELECT name FROM noted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void whatWasAcknowledgedIsInTheFormerTablesOrInTheRestoredOnes(String product) throws Exception {
        try (LiveTables live = new LiveTables(product, directory)) {
            prepare(live);
            live.backUp();
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(client(live.database, i));
            }

            awaitMore(CLIENTS);

            live.restore();

            awaitMore(1);
            goesOn.set(false);
            for (Thread client : clients) {
                client.join();
            }
            String rows = "SELECT name FROM rows_of_clients";
            String noted = "SELECT name FROM noted";
            List<String> now = LiveTables.texts(live.database, rows);
            List<String> then = LiveTables.texts(live.former(), rows);
            List<String> all = new ArrayList<>(then);
            all.addAll(now);
            assertThat(errors).isEmpty();
            assertThat(now).isNotEmpty();
            assertThat(then).isNotEmpty();
            assertThat(sorted(all)).isEqualTo(sorted(acknowledged));
            assertThat(sorted(LiveTables.texts(live.database, noted))).isEqualTo(sorted(now));
            assertThat(sorted(LiveTables.texts(live.former(), noted))).isEqualTo(sorted(then));
        }
    }

    /** To compare thousands of rows in any order otherwise compares each with each. */
    private static List<String> sorted(Collection<String> rows) {
        return rows.stream().sorted().toList();
    }

    private OtherJvm other(LiveTables live) throws Exception {
        return OtherJvm.start(
                RestoreMain.class,
                Map.of(),
                directory.resolve("other.log"),
                directory.toString(),
                live.tools(),
                live.database.url(),
                live.database.user(),
                live.database.password(),
                live.database.name());
    }

    /** Waits until the server has noticed that a process is gone which was killed. */
    private static void awaitNobody(LiveTables live) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String sessions =
                "SELECT GROUP_CONCAT(ID, ' ', DB, ' ', COALESCE(INFO, '')) FROM information_schema.PROCESSLIST"
                        + " WHERE DB LIKE '" + live.database.name().replace("_", "\\_")
                        + "%' AND ID <> CONNECTION_ID()";
        while (live.text("SELECT COALESCE((" + sessions + "), '')").length() > 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static boolean isJournalIn(LiveTables live, String word) throws SQLException {
        List<String> schemas = LiveTables.texts(
                live.database,
                "SELECT TABLE_SCHEMA FROM information_schema.TABLES WHERE TABLE_NAME = 'switchback_restore_in_progress'"
                        + " AND TABLE_SCHEMA LIKE '" + live.database.name().replace("_", "\\_") + "\\_" + word
                        + "\\_%'");
        return schemas.size() == 1
                && !live.text("SELECT COUNT(*) FROM " + schemas.get(0) + ".switchback_restore_in_progress")
                        .equals("0");
    }

    private static List<Leftover> leftovers(LiveTables live, String product) throws SQLException {
        try (Connection connection = live.database.connect()) {
            return Engines.of(product).orElseThrow().liveProbe().leftovers(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void killedBeforeTheTablesMoveItIsTakenBackAndBegunAnew(String product) throws Exception {
        try (LiveTables live = new LiveTables(product, directory)) {
            prepare(live);
            live.backUp();
            live.project.run("INSERT INTO rows_of_clients VALUES ('later')");
            try (Connection user = live.database.connect()) {
                user.setAutoCommit(false);
                Jdbc.text(user, "SELECT COUNT(*) FROM beside_it");
                other(live).killWhen(() -> isJournalIn(live, "restored"));
            }
            awaitNobody(live);
            // As if it had been killed a moment later, when the former triggers were gone.
            live.project.run("DROP TRIGGER IF EXISTS note");
            assertThat(live.text("SELECT COUNT(*) FROM rows_of_clients")).isEqualTo("1");
            assertThat(leftovers(live, product))
                    .singleElement()
                    .satisfies(left -> assertThat(left.remedy())
                            .contains("mvn switchback:restore -Dswitchback.confirm=" + live.database.name()));

            live.restore();

            assertThat(live.project.said())
                    .contains(
                            "A restore was cut off before anything was exchanged; what it had prepared is taken back.");
            assertThat(live.text("SELECT COUNT(*) FROM rows_of_clients")).isEqualTo("0");
            assertThat(LiveTables.text(live.former(), "SELECT name FROM rows_of_clients"))
                    .isEqualTo("later");
            assertThat(LiveTables.text(
                            live.former(),
                            "SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()"))
                    .isEqualTo("1");
            assertThat(leftovers(live, product)).isEmpty();
            assertThat(live.beside()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb"})
    void killedAfterTheTablesHaveMovedItIsFinished(String product) throws Exception {
        try (LiveTables live = new LiveTables(product, directory)) {
            prepare(live);
            List<String> before = live.schema();
            live.backUp();
            live.project.run(
                    "INSERT INTO rows_of_clients VALUES ('later')", "CREATE OR REPLACE VIEW v AS SELECT 'x' AS name");
            try (Connection user = live.database.connect()) {
                user.setAutoCommit(false);
                Jdbc.text(user, "SELECT name FROM v"); // keeps the view from being made anew, and no table
                other(live).killWhen(() -> isJournalIn(live, "former"));
            }
            awaitNobody(live);
            live.project.run("DROP TRIGGER IF EXISTS note"); // as if it had not come to that
            assertThat(leftovers(live, product)).hasSize(1);

            live.restore();

            assertThat(live.project.said()).contains("it is finished now").contains("Nothing else was done.");
            assertThat(live.schema()).isEqualTo(before);
            assertThat(live.text("SELECT COUNT(*) FROM v")).isEqualTo("0");
            assertThat(LiveTables.text(live.former(), "SELECT name FROM v")).isEqualTo("x");
            assertThat(leftovers(live, product)).isEmpty();
            assertThat(live.beside()).hasSize(1);
        }
    }
}
