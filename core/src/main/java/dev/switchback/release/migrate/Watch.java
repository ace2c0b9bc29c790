// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.LockWait;
import dev.switchback.flyway.LiveRun;
import dev.switchback.forecast.Limits;
import dev.switchback.release.SessionWords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at a running migration from a second session, tells how it goes, and ends it when it takes too long. */
final class Watch {

    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private final Target target;
    private final Observer observer;
    private final Consumer<String> out;
    private final Set<String> told = new HashSet<>();
    private long lookedAt = System.nanoTime();
    private long toldAt = System.nanoTime();
    private long answeredAt = System.nanoTime();
    private long endedAt;
    private boolean warned;
    private boolean blind;
    private @Nullable String ended;
    private List<LockWait> waits = List.of();

    Watch(Target target, Observer observer, Consumer<String> out) {
        this.target = target;
        this.observer = observer;
        this.out = out;
    }

    /** A migration begins: its time, and what is told of it, begin anew. */
    void begin() {
        toldAt = System.nanoTime();
        told.clear();
        warned = false;
        ended = null;
        waits = List.of();
    }

    /** Why the run was ended from here, if it was. */
    Optional<String> ended() {
        return Optional.ofNullable(ended);
    }

    /** The locks that the migration waited for when it was last seen to wait. */
    List<LockWait> waits() {
        return waits;
    }

    /** Looks, if it is time to. */
    void look(LiveRun run, @Nullable Running running) {
        if (since(lookedAt).compareTo(target.pace().look()) < 0) {
            return;
        }
        lookedAt = System.nanoTime();
        try {
            Connection connection = observer.connection();
            // A server that refuses a question answers, all the same.
            answeredAt = System.nanoTime();
            look(connection, run, running);
            blind = false;
        } catch (SQLException e) {
            if (!blind) {
                out.accept("  The server does not tell how it goes: " + target.safe(String.valueOf(e.getMessage())));
            }
            blind = true;
            giveUp(run);
        }
    }

    /** A connection may be cut without anybody being told: the driver would wait for ever. */
    private void giveUp(LiveRun run) {
        if (ended != null || since(answeredAt).compareTo(target.pace().silence()) < 0) {
            return;
        }
        ended = "the server has not answered for " + WaitWords.time(since(answeredAt));
        out.accept("  " + ended + "; the connection is given up.");
        run.abandon();
    }

    private void look(Connection connection, LiveRun run, @Nullable Running running) throws SQLException {
        Set<Long> own = Set.copyOf(run.sessions());
        List<LockWait> all = target.engine().liveProbe().lockWaits(connection);
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
            news.add(WaitWords.blocked(others));
        }
        tell(connection, own, running, news);
        limit(connection, run, running);
    }

    /** The moment at which a wait ends shows a wait without anybody who holds the lock. */
    private static boolean isTelling(List<LockWait> seen) {
        return seen.stream().anyMatch(wait -> !wait.blockers().isEmpty());
    }

    /** What is new about locks at once, for a lock's time is short; the rest every few seconds. */
    private void tell(Connection connection, Set<Long> own, @Nullable Running running, List<String> news)
            throws SQLException {
        boolean isNew = news.stream().anyMatch(line -> told.add(WaitWords.withoutNumbers(line)));
        if (!isNew && since(toldAt).compareTo(target.pace().tell()) < 0) {
            return;
        }
        toldAt = System.nanoTime();
        List<String> parts =
                new ArrayList<>(target.engine().releaseProbes().progress().progress(connection, own));
        parts.addAll(news);
        String what = running == null ? "Flyway has not begun a migration yet" : statement(running);
        out.accept("  " + WaitWords.time(running == null ? Duration.ZERO : running.duration()) + ": "
                + target.safe(parts.isEmpty() ? what : String.join("; ", parts)));
    }

    private static String statement(Running running) {
        String sql = running.statement();
        return sql.isEmpty() ? "at work" : SessionWords.shown(sql);
    }

    private void limit(Connection connection, LiveRun run, @Nullable Running running) throws SQLException {
        if (running == null || running.isFinished()) {
            return;
        }
        Limits limits = target.limits(running.script());
        Duration taken = running.duration();
        if (!warned && taken.compareTo(limits.warning()) > 0) {
            warned = true;
            out.accept("WARNING: " + running.script().name() + " has taken more than "
                    + WaitWords.time(limits.warning())
                    + target.forecast(running.script())
                            .map(words -> " (" + words + ")")
                            .orElse("")
                    + "; it is ended at " + WaitWords.time(limits.failure()) + " (switchback.limit.failure).");
        }
        if (taken.compareTo(limits.failure()) > 0) {
            end(connection, run, running, limits);
        }
    }

    /** Cancels first, so that Flyway can tidy up; what does not heed that is cut off. */
    private void end(Connection connection, LiveRun run, Running running, Limits limits) throws SQLException {
        if (ended == null) {
            ended = running.script().name() + " had taken more than " + WaitWords.time(limits.failure())
                    + " and was ended";
            endedAt = System.nanoTime();
            out.accept("  " + ended + " (switchback.limit.failure).");
            run.cancel(connection);
        } else if (since(endedAt).compareTo(LAST_WORDS) > 0) {
            run.end(connection);
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
