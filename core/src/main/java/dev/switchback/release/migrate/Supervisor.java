// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.database.Lifeline;
import dev.switchback.database.Observer;
import dev.switchback.engine.LockWait;
import dev.switchback.flyway.LiveRun;
import dev.switchback.release.watch.WaitWords;
import dev.switchback.release.watch.Watch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Watches a running migration from a second session, and ends it when it takes too long. */
final class Supervisor {

    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private final Target target;
    private final Observer observer;
    private final Consumer<String> out;
    private final Watch watch;
    private long lookedAt = System.nanoTime();
    private long answeredAt = System.nanoTime();
    private long endedAt;
    private boolean blind;
    private @Nullable String ended;

    Supervisor(Target target, Observer observer, Consumer<String> out) {
        this.target = target;
        this.observer = observer;
        this.out = out;
        this.watch = new Watch(target.engine(), target.pace().tell(), "migration", target::safe, out);
    }

    /** A migration begins: its time, and what is told of it, begin anew. */
    void begin() {
        watch.begin();
        ended = null;
    }

    /** Why the run was ended from here, if it was. */
    Optional<String> ended() {
        return Optional.ofNullable(ended);
    }

    /** The locks that the migration waited for when it was last seen to wait. */
    List<LockWait> waits() {
        return watch.waits();
    }

    /** Looks, if it is time to. */
    void look(LiveRun run, @Nullable Running running) {
        if (since(lookedAt).compareTo(target.pace().look()) < 0) {
            return;
        }
        lookedAt = System.nanoTime();
        try {
            Connection connection = observer.connection();
            answeredAt = System.nanoTime();
            look(connection, run, running);
            blind = false;
        } catch (SQLException e) {
            if (!blind) {
                out.accept("  The server does not tell how it goes: " + target.safe(String.valueOf(e.getMessage())));
            }
            blind = true;
            giveUpUnlessAnswered(e, run);
        }
    }

    /** What takes too long is ended, whatever can be told of it. */
    private void look(Connection connection, LiveRun run, @Nullable Running running) throws SQLException {
        try {
            watch.look(connection, Set.copyOf(run.sessions()), running);
        } finally {
            limit(connection, run, running);
        }
    }

    /** A server that refuses a question, or another session, answers all the same, however long that takes. */
    private void giveUpUnlessAnswered(SQLException refusal, LiveRun run) {
        if (Lifeline.isAnswer(refusal)) {
            answeredAt = System.nanoTime();
        } else {
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

    private void limit(Connection connection, LiveRun run, @Nullable Running running) throws SQLException {
        if (running == null || running.isFinished()) {
            return;
        }
        Duration limit = running.expected().limits().failure();
        if (running.duration().compareTo(limit) > 0) {
            end(connection, run, running, limit);
        }
    }

    /** Cancels first, so that Flyway can tidy up; what does not heed that is cut off. */
    private void end(Connection connection, LiveRun run, Running running, Duration limit) throws SQLException {
        if (ended == null) {
            ended = running.name() + " had taken more than " + WaitWords.time(limit) + " and was ended";
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
