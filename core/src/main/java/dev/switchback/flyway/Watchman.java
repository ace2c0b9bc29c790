// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.database.Observer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits for a run of Flyway, and ends it when it will not come to an end by itself. */
final class Watchman implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration AFTER_CANCEL = Duration.ofSeconds(3);

    private final RunRequest.Limits limits;
    private final Observer observer;

    Watchman(Database database, RunRequest.Limits limits) {
        this.observer = new Observer(database::connect);
        this.limits = limits;
    }

    /** What there was to see in the end: where the run has come to, or why it had to be ended. */
    record Sight(Optional<Arrival> arrival, Optional<Diagnosis> diagnosis) {}

    /** Somebody else who looks at a run of which it is not known how long it takes. */
    @FunctionalInterface
    interface Onlooker {
        void look(Connection observer, List<Long> sessions);
    }

    Sight await(FlywayThread run, BooleanSupplier hasBegun) throws SQLException {
        return await(run, hasBegun, (observer, sessions) -> {});
    }

    /**
     * Waits for the run's next arrival.
     *
     * @param hasBegun whether the script has that the run is at
     */
    Sight await(FlywayThread run, BooleanSupplier hasBegun, Onlooker onlooker) throws SQLException {
        HangWatch watch = new HangWatch(run.sessions(), limits, hasBegun);
        Arrival arrival = run.next(LOOK_EVERY);
        while (arrival == null) {
            Optional<Diagnosis> diagnosis = look(watch);
            if (diagnosis.isPresent()) {
                stop(run, diagnosis.get());
                return new Sight(Optional.empty(), diagnosis);
            }
            onlooker.look(observer.connection(), run.sessions().sessions());
            arrival = run.next(LOOK_EVERY);
        }
        return new Sight(Optional.of(arrival), Optional.empty());
    }

    /** A script may end all sessions but its own, this one in the middle of a look. */
    private Optional<Diagnosis> look(HangWatch watch) throws SQLException {
        Connection eye = observer.connection();
        try {
            return watch.look(eye);
        } catch (SQLException e) {
            if (!Failures.isEnded(e)) {
                throw e;
            }
            return watch.look(observer.connection());
        }
    }

    /** Cancels the statement first, so that the server can tidy up after it. */
    private void stop(FlywayThread run, Diagnosis diagnosis) throws SQLException {
        if (!diagnosis.sessions().isEmpty()) {
            run.sessions()
                    .cancel(observer.connection(), diagnosis.sessions().get(0).session());
            run.next(AFTER_CANCEL);
        }
        end(run);
    }

    /** Ends the run; its sessions are gone afterwards. */
    void end(FlywayThread run) throws SQLException {
        run.end(observer.connection());
    }

    @Override
    public void close() {
        observer.close();
    }
}
