// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.engine.TransactionProbe.Onlooker;
import dev.switchback.engine.WorkProbe;
import dev.switchback.engine.WorkProbe.Meter;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the statements of a script cost, and how long its commit takes, if somebody asked for that.
 *
 * <p>A look costs as much as a dozen small statements. Of a script that has hundreds, as those have that insert row by row, only the
 * first ones are looked at each; after that those that take their time, and many small ones together once they have.
 */
final class Costs {

    private static final int EACH = 40;
    private static final Duration LONG = Duration.ofMillis(10);

    private final Optional<WorkProbe> probe;
    private @Nullable Meter meter;
    private int statements;
    private Duration unseen = Duration.ZERO;

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
            statements = 0;
            unseen = Duration.ZERO;
        }
    }

    void before() throws SQLException {
        if (meter != null) {
            // Of those that are counted together it is the first before which is counted.
            if (unseen.isZero()) {
                meter.before();
            }
            meter.executing();
        }
    }

    /** A statement is over, and nothing has been looked at yet. */
    void executed() {
        if (meter != null) {
            meter.executed();
        }
    }

    void after(Recording recording) throws SQLException {
        if (meter != null) {
            statements++;
            unseen = unseen.plus(recording.lastDuration());
            if (statements <= EACH || unseen.compareTo(LONG) > 0) {
                look(meter, recording);
            }
        }
    }

    private void look(Meter open, Recording recording) throws SQLException {
        recording.cost(open.after(), open.blocked());
        unseen = Duration.ZERO;
    }

    /** The script is over; what has not been looked at is counted with its last statement. */
    void end(Recording recording) throws SQLException {
        if (meter == null) {
            return;
        }
        if (statements == 0) {
            recording.costOfClass(meter.after());
        } else if (!unseen.isZero()) {
            look(meter, recording);
        }
    }

    /** Commits, as Flyway would do next: here the time can be told from that of its book-keeping. */
    void commit(Connection connection, Recording recording) throws SQLException {
        if (probe.isPresent() && !connection.getAutoCommit()) {
            long begin = System.nanoTime();
            connection.commit();
            Duration duration = Duration.ofNanos(System.nanoTime() - begin);
            recording.committed(duration, meter == null ? Work.NONE : meter.committed());
        }
    }
}
