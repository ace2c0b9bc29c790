// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.flyway.StepOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The time that one migration may be measured for, and how it is spent.
 *
 * <p>A count is begun only if what filling and the script took, times as many rows, is left; to clone a database and to begin a run
 * takes as long with more of them. So a cheap migration is measured far out, an expensive one ends early, and neither takes much
 * longer than it may.
 */
final class TimeBudget {

    /** Repetitions that differ by less say nothing new. */
    private static final double ALIKE = 0.10;

    private static final Duration BRIEF = Duration.ofMillis(20);

    /** What a script gets in any case, so that a small budget still measures the smallest count. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private static final int SLOWER = 4;

    private final Duration whole;
    private final int repetitions;
    private final LongSupplier clock;
    private final long beganAt;
    private Duration filled = Duration.ZERO;
    private Duration ran = Duration.ZERO;
    private Duration script = Duration.ZERO;
    private long lastCount;

    TimeBudget(Duration whole, int repetitions) {
        this(whole, repetitions, System::nanoTime);
    }

    TimeBudget(Duration whole, int repetitions, LongSupplier clock) {
        this.whole = whole;
        this.repetitions = repetitions;
        this.clock = clock;
        this.beganAt = clock.getAsLong();
    }

    /** Work on databases. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    boolean admits(long count) {
        if (lastCount == 0) {
            return true;
        }
        double times = (double) count / lastCount;
        return times * filled.toNanos() + runTaking(times) < unspent().toNanos();
    }

    /** Returns how long a run takes if the script takes so many times as long as it did, in nanoseconds. */
    private double runTaking(double times) {
        return times * script.toNanos() + ran.minus(script).toNanos();
    }

    <T> T filling(long count, Work<T> work) throws SQLException {
        long began = clock.getAsLong();
        T result = work.run();
        filled = Duration.ofNanos(clock.getAsLong() - began);
        lastCount = count;
        return result;
    }

    Timing running(long count, Work<Timing> work) throws SQLException {
        long began = clock.getAsLong();
        Timing result = work.run();
        ran = Duration.ofNanos(clock.getAsLong() - began);
        script = duration(result);
        lastCount = count;
        return result;
    }

    private static Duration duration(Timing timing) {
        return timing.applied()
                .duration()
                .plus(timing.undone().map(StepOutcome::duration).orElse(Duration.ZERO));
    }

    /** Says whether another run at the largest count is wanted, and to be had: the smaller ones only tell what is fixed. */
    boolean wantsMore(List<Timing> timings) {
        return timings.size() < repetitions && hasTimeForAnother(timings) && !alike(timings);
    }

    /** Says whether there is time for a run that may take a few times as long as the others. */
    boolean hasTimeForSlower(List<Timing> timings) {
        return runTaking(SLOWER) < unspent().toNanos() && isWorthRepeating(timings);
    }

    /** Says whether there is time for another run, and reason to measure more closely. */
    private boolean hasTimeForAnother(List<Timing> timings) {
        return ran.compareTo(unspent()) < 0 && isWorthRepeating(timings);
    }

    /** Of a few milliseconds nothing is forecast that matters. */
    private static boolean isWorthRepeating(List<Timing> timings) {
        return timings.get(0).applied().duration().compareTo(BRIEF) > 0
                || timings.get(0)
                        .undone()
                        .filter(undone -> undone.duration().compareTo(BRIEF) > 0)
                        .isPresent();
    }

    private static boolean alike(List<Timing> timings) {
        List<Double> seconds = timings.stream()
                .map(timing -> timing.applied().duration().toNanos() / 1e9)
                .sorted()
                .toList();
        return seconds.size() > 1 && seconds.get(seconds.size() - 1) - seconds.get(0) <= ALIKE * seconds.get(0);
    }

    private Duration unspent() {
        return whole.minusNanos(clock.getAsLong() - beganAt);
    }

    /** Returns what a script may take now. */
    Duration left() {
        Duration left = unspent();
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
