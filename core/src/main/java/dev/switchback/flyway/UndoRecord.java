// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Closing;
import dev.switchback.database.Database;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * The book-keeping of one undo: what it takes back, the row that says so, and a history table for the time being.
 *
 * <p>While it is open it holds the lock that Flyway takes, so that no {@code migrate} runs beside it.
 */
final class UndoRecord implements AutoCloseable {

    static final String SCRATCH = "switchback_undo_in_progress";

    private final Connection connection;
    private final HistoryTable history;
    private final HistoryTable scratch;
    private final AppliedVersion applied;
    private final long beganAt = System.nanoTime();
    private boolean leavesNothing;

    private UndoRecord(Connection connection, HistoryTable history, HistoryTable scratch, AppliedVersion applied) {
        this.connection = connection;
        this.history = history;
        this.scratch = scratch;
        this.applied = applied;
    }

    static UndoRecord open(FlywaySettings settings, Database database, Migration migration) throws SQLException {
        Connection connection = database.connect();
        boolean opened = false;
        try {
            HistoryTable history = HistoryTable.find(settings, connection);
            lock(connection, history);
            AppliedVersion applied = newest(connection, history, migration);
            HistoryTable scratch = history.named(SCRATCH);
            scratch.create(connection, new UndoNote(applied.version(), history.rank(connection)).text());
            opened = true;
            return new UndoRecord(connection, history, scratch, applied);
        } finally {
            if (!opened) {
                Closing.close(connection);
            }
        }
    }

    private static void lock(Connection connection, HistoryTable history) throws SQLException {
        if (!FlywayLock.of(history).take(connection)) {
            throw new HistoryProblem(
                    "Flyway's lock is held by another session: a migrate is running",
                    history.quoted(),
                    "wait until it has ended, then undo");
        }
    }

    private static AppliedVersion newest(Connection connection, HistoryTable history, Migration migration)
            throws SQLException {
        Optional<AppliedVersion> newest =
                history.exists(connection) ? AppliedVersion.newest(history.rows(connection)) : Optional.empty();
        String asked = migration.version().map(Version::toString).orElse(migration.description());
        if (newest.isEmpty()) {
            throw new HistoryProblem(
                    "version " + asked + " cannot be undone: no version is applied", history.quoted(), "migrate first");
        }
        AppliedVersion row = newest.get();
        boolean isIt = migration
                .version()
                .filter(Version.parse(String.valueOf(row.version()))::equals)
                .isPresent();
        if (!isIt) {
            throw new HistoryProblem(
                    "version " + asked + " cannot be undone: the newest applied version is " + row.version(),
                    history.quoted(),
                    "undo the newest version first; only what is applied now can be undone");
        }
        if (row.isBaseline() || !row.success()) {
            throw new HistoryProblem(
                    "version " + asked + " cannot be undone: "
                            + (row.isBaseline()
                                    ? "it is a baseline, nothing was run for it"
                                    : "its migration has failed"),
                    history.quoted(),
                    row.isBaseline()
                            ? "there is nothing to undo"
                            : "mend the database by hand, then run Flyway's repair");
        }
        return row;
    }

    String schema() {
        return scratch.schema();
    }

    String table() {
        return scratch.name();
    }

    /** Writes the row on the script's own connection, before it commits and after everything else. */
    BaseCallback callback() {
        return new Recorder();
    }

    private AppliedVersion deletion() {
        return new AppliedVersion(
                applied.version(), applied.description(), "DELETE", applied.script(), applied.checksum(), true);
    }

    /**
     * Takes the history table for the time being away in the end. Otherwise it stays, as a sign that parts of an undo may have been
     * done, until the next undo begins.
     */
    void leavesNothing() {
        leavesNothing = true;
    }

    /** The server takes its time to notice that a session is closed, and the next undo begins at once. */
    @Override
    public void close() {
        try {
            if (connection.isValid(ReleaseLock.PATIENCE_SECONDS)) {
                if (leavesNothing) {
                    scratch.drop(connection);
                }
                FlywayLock.of(history).release(connection);
            }
        } catch (SQLException e) {
            return; // with its session the lock is gone; of a table that stays, its note and the history tell how the
            // undo ended
        } finally {
            Closing.close(connection);
        }
    }

    private final class Recorder extends BaseCallback {
        @Override
        public String getCallbackName() {
            return "\uffff\uffff";
        }

        @Override
        public boolean supports(Event event, @Nullable Context context) {
            return event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                history.add(context.getConnection(), deletion(), (System.nanoTime() - beganAt) / 1_000_000);
            } catch (SQLException e) {
                throw new FlywayException("the undo cannot be recorded: " + e.getMessage(), e);
            }
        }
    }
}
