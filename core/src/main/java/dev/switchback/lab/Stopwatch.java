// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Sums up where the time of a rehearsal goes, phase by phase; a phase inside another counts as its own. */
public final class Stopwatch {

    private final Map<Phase, Duration> spent = new EnumMap<>(Phase.class);
    private volatile Phase current = Phase.JUDGE;
    private long since = System.nanoTime();

    /** Work that may fail in its own way. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        /** Does the work. */
        T run() throws E;
    }

    /** Books the work's time on the phase, less what it books on others. */
    public <T, E extends Exception> T time(Phase phase, Work<T, E> work) throws E {
        Phase outer = current;
        enter(phase);
        try {
            return work.run();
        } finally {
            enter(outer);
        }
    }

    private void enter(Phase phase) {
        long now = System.nanoTime();
        spent.merge(current, Duration.ofNanos(now - since), Duration::plus);
        current = phase;
        since = now;
    }

    /** Returns what is being done now; may be asked on any thread. */
    public Phase current() {
        return current;
    }

    /** Returns the time spent so far. */
    public Map<Phase, Duration> spent() {
        enter(current);
        return Collections.unmodifiableMap(new EnumMap<>(spent));
    }
}
