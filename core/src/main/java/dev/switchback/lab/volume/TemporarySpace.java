// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.TableName;
import dev.switchback.engine.TransactionProbe.Onlooker;
import dev.switchback.engine.WorkProbe;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Measures temporary files from outside where the server does not tell how large they are, by looking again and again while a
 * statement runs.
 */
final class TemporarySpace implements WorkProbe, AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(20);
    /** A statement that was over before so many looks may have had files between them. */
    private static final int ENOUGH = 4;

    private final WorkProbe counted;
    private final Supplier<OptionalLong> bytes;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(TemporarySpace::daemon);
    private long atFirst;
    private long most;
    private int looked;

    /**
     * @param counted what the server counts
     * @param bytes   how many bytes of temporary files there are now, if that can be seen
     */
    TemporarySpace(WorkProbe counted, Supplier<OptionalLong> bytes) {
        this.counted = counted;
        this.bytes = bytes;
        if (bytes.get().isPresent()) {
            looks.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "switchback looks at temporary files");
        thread.setDaemon(true);
        return thread;
    }

    private void look() {
        OptionalLong now = bytes.get();
        if (now.isPresent()) {
            saw(now.getAsLong());
        }
    }

    private synchronized void saw(long now) {
        most = Math.max(most, now);
        looked++;
    }

    private synchronized void beginStatement() {
        atFirst = bytes.get().orElse(0);
        most = atFirst;
        looked = 0;
    }

    /** Returns what there was besides those that there had been before; unknown if too few looks were taken. */
    private synchronized long endStatement() {
        return looked < ENOUGH ? Work.UNKNOWN : most - atFirst;
    }

    @Override
    public Meter follow(Connection connection, Onlooker onlooker) {
        return new Seen(counted.follow(connection, onlooker));
    }

    /** Adds what was seen to what was counted. */
    private final class Seen implements Meter {

        private final Meter meter;

        Seen(Meter meter) {
            this.meter = meter;
        }

        @Override
        public void begin() throws SQLException {
            meter.begin();
            beginStatement();
        }

        @Override
        public void before() throws SQLException {
            beginStatement();
            meter.before();
        }

        @Override
        public void executing() throws SQLException {
            meter.executing();
        }

        @Override
        public void executed() {
            meter.executed();
        }

        @Override
        public Set<TableName> blocked() {
            return meter.blocked();
        }

        @Override
        public Work after() throws SQLException {
            long seen = endStatement();
            Work work = meter.after();
            return work.temporaryBytes() == Work.UNKNOWN ? work.withTemporaryBytes(seen) : work;
        }

        @Override
        public Work committed() throws SQLException {
            return meter.committed();
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
