// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums up where the time of a rehearsal goes, phase by phase; a phase inside another counts as its own.
 *
 * <p>What two threads do at the same time is booked for each, so that the sum is the work and not the wait.
 */
public final class Stopwatch {

    private final Map<Phase, Duration> spent = new EnumMap<>(Phase.class);
    private final Hand main = new Hand(Phase.JUDGE);
    private final ThreadLocal<Hand> apart = new ThreadLocal<>();

    /** Work that may fail in its own way. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        /** Does the work. */
        T run() throws E;
    }

    /** What one thread is at. */
    private final class Hand {
        private volatile @Nullable Phase current;
        private long since = System.nanoTime();

        Hand(@Nullable Phase first) {
            this.current = first;
        }

        /** Goes over to another phase, and returns the one before. */
        @Nullable
        Phase enter(@Nullable Phase phase) {
            long now = System.nanoTime();
            Phase before = current;
            if (before != null) {
                book(before, Duration.ofNanos(now - since));
            }
            current = phase;
            since = now;
            return before;
        }
    }

    /** Books the work's time on the phase, less what it books on others. */
    public <T, E extends Exception> T time(Phase phase, Work<T, E> work) throws E {
        Hand hand = hand();
        Phase outer = hand.enter(phase);
        try {
            return work.run();
        } finally {
            hand.enter(outer);
        }
    }

    /** Does a task on a thread that works beside the one that the phases belong to. */
    void apart(Beside.Task task) throws SQLException {
        apart.set(new Hand(null));
        try {
            task.run();
        } finally {
            apart.remove();
        }
    }

    /** Waits for work that is booked where it is done. */
    void await(Runnable waiting) {
        Hand hand = hand();
        Phase outer = hand.enter(null);
        try {
            waiting.run();
        } finally {
            hand.enter(outer);
        }
    }

    private Hand hand() {
        Hand own = apart.get();
        return own == null ? main : own;
    }

    private synchronized void book(Phase phase, Duration time) {
        spent.merge(phase, time, Duration::plus);
    }

    /** Returns what is being done now on the thread that the phases belong to; may be asked on any. */
    public Phase current() {
        Phase current = main.current;
        return current == null ? Phase.JUDGE : current;
    }

    /** Returns the time spent so far. */
    public Map<Phase, Duration> spent() {
        main.enter(main.current);
        synchronized (this) {
            return Collections.unmodifiableMap(new EnumMap<>(spent));
        }
    }
}
