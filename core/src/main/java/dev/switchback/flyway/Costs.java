// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.TransactionProbe.Onlooker;
import dev.switchback.engine.WorkProbe;
import dev.switchback.engine.WorkProbe.Meter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures what the statements of a script cost, and how long its commit takes, if somebody asked for that. */
final class Costs {

    private final Optional<WorkProbe> probe;
    private @Nullable Meter meter;

    /**
     * @param probe empty if nothing is to be measured
     */
    Costs(Optional<WorkProbe> probe) {
        this.probe = probe;
    }

    void begin(Connection connection, Onlooker onlooker) throws SQLException {
        if (probe.isPresent()) {
            Meter next = probe.get().follow(connection, onlooker);
            next.begin();
            meter = next;
        }
    }

    void before() throws SQLException {
        if (meter != null) {
            meter.before();
        }
    }

    void after(Recording recording) throws SQLException {
        if (meter != null) {
            recording.cost(meter.after());
        }
    }

    /** Commits, as Flyway would do next: here the time can be told from that of its book-keeping. */
    void commit(Connection connection, Recording recording) throws SQLException {
        if (probe.isPresent() && !connection.getAutoCommit()) {
            long begin = System.nanoTime();
            connection.commit();
            recording.committed(Duration.ofNanos(System.nanoTime() - begin));
        }
    }
}
