// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.WorkProbe.Meter;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TemporarySpaceTest {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    /** As many as are enough. */
    private static final int LOOKS = 4;

    private final AtomicLong now = new AtomicLong(100);
    private final Thread test = Thread.currentThread();
    /** The thread that looks again and again takes one for each look, so that none comes when none is wanted. */
    private final Semaphore allowed = new Semaphore(0);

    private long counted = Work.UNKNOWN;

    private final class Counted implements Meter {
        @Override
        public void begin() {}

        @Override
        public Work after() {
            return new Work(1, 1, 1, 1, 1, counted, Set.of());
        }
    }

    private TemporarySpace space() {
        return new TemporarySpace((connection, onlooker) -> new Counted(), this::bytesNow);
    }

    private OptionalLong bytesNow() {
        try {
            if (Thread.currentThread() != test) {
                allowed.acquire();
            }
            return OptionalLong.of(now.get());
        } catch (InterruptedException e) {
            return OptionalLong.empty();
        }
    }

    private static Meter meter(TemporarySpace space) {
        Connection none = null;
        return space.follow(none, () -> none);
    }

    /** Returns when the looks are over: the thread waits to be let look once more. */
    private void look() throws InterruptedException {
        allowed.release(LOOKS);
        long deadline = System.nanoTime() + PATIENCE;
        while (allowed.availablePermits() > 0 || !allowed.hasQueuedThreads()) {
            assertThat(System.nanoTime()).as("nobody looks").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    /** There are 5,000 bytes more for a while. */
    private void rise() throws InterruptedException {
        now.set(5100);
        look();
    }

    private static long bytes(Meter meter) throws SQLException {
        return meter.after().temporaryBytes();
    }

    @Test
    void theMostThatAStatementHadIsWhatItNeeds() throws Exception {
        try (TemporarySpace space = space()) {
            Meter meter = meter(space);
            meter.before();
            rise();
            now.set(100);
            look();

            assertThat(bytes(meter)).isEqualTo(5000);
        }
    }

    @Test
    void eachStatementHasItsOwn() throws Exception {
        try (TemporarySpace space = space()) {
            Meter meter = meter(space);
            meter.before();
            rise();
            bytes(meter);
            meter.before();
            look();

            assertThat(bytes(meter)).isZero();
        }
    }

    @Test
    void ofAStatementThatWasOverAtOnceNothingIsKnown() throws Exception {
        try (TemporarySpace space = space()) {
            Meter meter = meter(space);
            meter.before();

            assertThat(bytes(meter)).isEqualTo(Work.UNKNOWN);
        }
    }

    @Test
    void whatTheServerCountsStays() throws Exception {
        counted = 0;
        try (TemporarySpace space = space()) {
            Meter meter = meter(space);
            meter.before();
            rise();

            assertThat(bytes(meter)).isZero();
        }
    }

    @Test
    void whereNothingCanBeSeenNothingIsKnown() throws Exception {
        try (TemporarySpace space = new TemporarySpace((connection, onlooker) -> new Counted(), OptionalLong::empty)) {
            Meter meter = meter(space);
            meter.before();
            Thread.sleep(250);

            assertThat(bytes(meter)).isEqualTo(Work.UNKNOWN);
        }
    }
}
