// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.WorkProbe.Meter;
import dev.switchback.forecast.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TemporarySpaceTest {

    private final AtomicLong now = new AtomicLong(100);
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
        return new TemporarySpace((connection, onlooker) -> new Counted(), () -> OptionalLong.of(now.get()));
    }

    private static Meter meter(TemporarySpace space) {
        Connection none = null;
        return space.follow(none, () -> none);
    }

    private static void look() throws InterruptedException {
        Thread.sleep(250);
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
            look();

            assertThat(bytes(meter)).isEqualTo(Work.UNKNOWN);
        }
    }
}
