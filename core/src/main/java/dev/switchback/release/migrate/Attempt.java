// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.database.Observer;
import dev.switchback.flyway.Failure;
import dev.switchback.flyway.LiveEvent;
import dev.switchback.flyway.LiveRun;
import dev.switchback.flyway.LiveScript;
import dev.switchback.release.SessionWords;
import dev.switchback.release.watch.WaitWords;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of Flyway over what is pending, seen through to its end. */
final class Attempt {

    private final Target target;
    private final Supervisor supervisor;
    private final DeploymentLog log;
    private final Consumer<String> out;
    private final List<Done> done = new ArrayList<>();
    private @Nullable Running running;

    Attempt(Target target, Observer observer, DeploymentLog log, Consumer<String> out) {
        this.target = target;
        this.log = log;
        this.supervisor = new Supervisor(target, observer, out);
        this.out = out;
    }

    /** A migration that ran to its end, and how long it took. */
    record Done(LiveScript script, Duration duration) {}

    /**
     * What came of it.
     *
     * @param done   the migrations that are applied, as far as Flyway has told
     * @param failed how it failed, if it did
     */
    record Outcome(List<Done> done, Optional<FailedScript> failed) {
        Outcome {
            done = List.copyOf(done);
        }
    }

    Outcome run() {
        try (LiveRun run = LiveRun.start(
                target.flyway(),
                target.live().database(),
                target.engine().probes().activity(),
                target.engine().releaseProbes().lockTimeouts(),
                target.settings().lockTimeout())) {
            while (true) {
                LiveEvent event = run.next(target.pace().look());
                if (event instanceof LiveEvent.Ended ended) {
                    return end(ended);
                }
                take(event);
                if (event instanceof LiveEvent.Began) {
                    run.letBegin();
                }
                supervisor.look(run, running);
            }
        }
    }

    private void take(@Nullable LiveEvent event) {
        if (event instanceof LiveEvent.Began began) {
            settle();
            running = new Running(began, target.expected(began.script()));
            supervisor.begin();
            log.begins(began.script());
            out.accept("Applies " + began.script().name() + (began.inTransaction() ? "" : ", without a transaction")
                    + ".");
        } else if (running != null) {
            take(event, running);
        }
    }

    private void take(@Nullable LiveEvent event, Running now) {
        if (event instanceof LiveEvent.Executes executes) {
            now.take(executes);
            if (executes.unlimited()) {
                out.accept("  waits for older transactions as long as they take, and keeps nobody out: "
                        + target.safe(SessionWords.shown(executes.sql())));
            }
        } else if (event instanceof LiveEvent.Executed executed) {
            now.take(executed);
            executed.warnings().forEach(warning -> out.accept("  the server says: " + target.safe(warning)));
        } else if (event instanceof LiveEvent.Finished) {
            now.finish();
        }
    }

    /** The one before is committed when the next begins. */
    private void settle() {
        if (running != null && running.isFinished()) {
            done.add(new Done(running.script(), running.duration()));
            out.accept("  applied in " + WaitWords.time(running.duration()) + ".");
            // SLEEP and BENCHMARK of MySQL and MariaDB are cut short without an error.
            supervisor
                    .ended()
                    .ifPresent(
                            why -> out.accept("WARNING: " + why + ", and the server took its statement for done all the"
                                    + " same: look whether it has done all its work."));
            running = null;
        }
    }

    private Outcome end(LiveEvent.Ended ended) {
        if (ended.failure().isEmpty()) {
            settle();
            return new Outcome(done, Optional.empty());
        }
        return new Outcome(done, Optional.of(failed(ended.failure().orElseThrow(), ended.refusal())));
    }

    private FailedScript failed(Failure failure, Optional<SQLException> refusal) {
        Running last = running;
        return last == null
                ? new FailedScript(Optional.empty(), failure, refusal, true, List.of(), "", ended(), supervisor.waits())
                : new FailedScript(
                        Optional.of(last.script()),
                        failure,
                        refusal,
                        last.inTransaction(),
                        last.executed(),
                        last.statement(),
                        ended(),
                        supervisor.waits());
    }

    /** Who looks after the connections may be faster than the watch. */
    private Optional<String> ended() {
        return supervisor.ended().or(() -> target.live().database().lifeline().lost());
    }

    /** Returns how long the one took that was last at work. */
    Duration lastDuration() {
        return running == null ? Duration.ZERO : running.duration();
    }
}
