// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.watch;

import dev.switchback.engine.Engine;
import dev.switchback.engine.LockWait;
import dev.switchback.forecast.Limits;
import dev.switchback.release.SessionWords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells how a script goes: what it is at, what it waits for, who waits for it, and that it takes longer than it should. */
public final class Watch {

    private final Engine engine;
    private final Duration step;
    private final String kind;
    private final UnaryOperator<String> safe;
    private final Consumer<String> out;
    private final Set<String> told = new HashSet<>();
    private long toldAt = System.nanoTime();
    private boolean warned;
    private List<LockWait> waits = List.of();

    /**
     * @param step how often a line is printed, if nothing new is seen
     * @param kind what people call such a script
     * @param safe takes secrets out of a text
     */
    public Watch(Engine engine, Duration step, String kind, UnaryOperator<String> safe, Consumer<String> out) {
        this.engine = engine;
        this.step = step;
        this.kind = kind;
        this.safe = safe;
        this.out = out;
    }

    /** A script begins: its time, and what is told of it, begin anew. */
    public void begin() {
        toldAt = System.nanoTime();
        told.clear();
        warned = false;
        waits = List.of();
    }

    /** The locks that the script waited for when it was last seen to wait. */
    public List<LockWait> waits() {
        return waits;
    }

    /**
     * Looks once.
     *
     * @param own    the sessions of the run
     * @param script what is at work; {@code null} if nothing is yet
     */
    public void look(Connection observer, Collection<Long> own, @Nullable AtWork script) throws SQLException {
        List<LockWait> all = engine.liveProbe().lockWaits(observer);
        List<LockWait> mine =
                all.stream().filter(wait -> own.contains(wait.waiter().id())).toList();
        List<LockWait> others = all.stream()
                .filter(wait -> !own.contains(wait.waiter().id()))
                .filter(wait -> wait.blockers().stream().anyMatch(blocker -> own.contains(blocker.id())))
                .toList();
        if (isTelling(mine) || !isTelling(waits)) {
            waits = mine.isEmpty() ? waits : mine;
        }
        List<String> news = new ArrayList<>();
        mine.forEach(wait -> news.add(WaitWords.waits(wait)));
        if (!others.isEmpty()) {
            news.add(WaitWords.blocked(others, kind));
        }
        tell(observer, own, script, news);
        if (script != null && !script.isFinished()) {
            warn(script);
        }
    }

    /** The moment at which a wait ends shows a wait without anybody who holds the lock. */
    private static boolean isTelling(List<LockWait> seen) {
        return seen.stream().anyMatch(wait -> !wait.blockers().isEmpty());
    }

    /** What is new about locks at once, for a lock's time is short; the rest every few seconds. */
    private void tell(Connection observer, Collection<Long> own, @Nullable AtWork script, List<String> news)
            throws SQLException {
        boolean isNew = news.stream().anyMatch(line -> told.add(WaitWords.withoutNumbers(line)));
        if (!isNew && Duration.ofNanos(System.nanoTime() - toldAt).compareTo(step) < 0) {
            return;
        }
        toldAt = System.nanoTime();
        List<String> parts = new ArrayList<>(engine.releaseProbes().progress().progress(observer, own));
        parts.addAll(news);
        String what = script == null ? "Flyway has not begun the " + kind + " yet" : statement(script);
        out.accept("  " + WaitWords.time(script == null ? Duration.ZERO : script.duration()) + ": "
                + safe.apply(parts.isEmpty() ? what : String.join("; ", parts)));
    }

    private static String statement(AtWork script) {
        String sql = script.statement();
        return sql.isEmpty() ? "at work" : SessionWords.shown(sql);
    }

    private void warn(AtWork script) {
        Limits limits = script.expected().limits();
        if (warned || script.duration().compareTo(limits.warning()) <= 0) {
            return;
        }
        warned = true;
        out.accept("WARNING: " + script.name() + " has taken more than " + WaitWords.time(limits.warning())
                + script.expected().forecast().map(words -> " (" + words + ")").orElse("")
                + "; it is ended at " + WaitWords.time(limits.failure()) + " (switchback.limit.failure).");
    }
}
