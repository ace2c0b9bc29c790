// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.LockTimeouts;
import dev.switchback.engine.LockWait.Session;
import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LiveState;
import dev.switchback.flyway.StatementLines;
import dev.switchback.flyway.StatementRun;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.release.SessionWords;
import dev.switchback.release.watch.WaitWords;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of a failure what happened, what state the database is in, and the ways out of it.
 *
 * @param target  what was migrated
 * @param failed  how it failed
 * @param applied what had been applied by then
 * @param pending everything that was to be applied
 * @param state   what the history says now; empty if it cannot be read
 * @param retries how often the migration had been tried again
 */
record FailureWords(
        Target target,
        FailedScript failed,
        List<Applied> applied,
        List<LiveScript> pending,
        Optional<LiveState> state,
        int retries) {

    private static final int SHOWN = 20;

    String words() {
        List<String> lines = new ArrayList<>(List.of(what()));
        if (!failed.statement().isEmpty()) {
            lines.add("statement: " + SessionWords.shown(failed.statement()));
        }
        lock().ifPresent(lines::add);
        lines.add("State: " + version() + " " + progress());
        lines.addAll(left());
        lines.add("Ways out:");
        ways().forEach(way -> lines.add("- " + way));
        return String.join("\n  ", lines);
    }

    private String what() {
        String line = failed.failure().line() > 0 ? " (line " + failed.failure().line() + ")" : "";
        String why = failed.ended().orElse(failed.failure().message()) + line;
        return failed.script().map(script -> script.name() + " failed: " + why).orElse("Flyway stopped: " + why);
    }

    private LockTimeouts timeouts() {
        return target.engine().releaseProbes().lockTimeouts();
    }

    private Optional<String> lock() {
        if (!failed.isLockFailure(timeouts())) {
            return Optional.empty();
        }
        return Optional.of(WaitWords.lock(target.settings().lockTimeout(), retries + 1, failed.waits()));
    }

    private String version() {
        return state.map(now -> target.name()
                        + now.current()
                                .map(script -> " is at version " + script.label() + ".")
                                .orElse(" has no version yet."))
                .orElse("the history of " + target.name() + " could not be read.");
    }

    private String progress() {
        String done = applied.isEmpty()
                ? "No migration was applied"
                : applied.size() + " of " + pending.size() + " migrations were applied ("
                        + names(applied.stream().map(Applied::script)) + ")";
        List<LiveScript> left = notBegun();
        return done + (left.isEmpty() ? "." : "; not begun: " + names(left.stream()) + ".");
    }

    private List<LiveScript> notBegun() {
        return pending.stream()
                .filter(script ->
                        applied.stream().noneMatch(done -> done.script().equals(script)))
                .filter(script -> !failed.script().filter(script::equals).isPresent())
                .toList();
    }

    private static String names(Stream<LiveScript> scripts) {
        return scripts.map(LiveScript::name).collect(Collectors.joining(", "));
    }

    /** What the failed migration has left. */
    private List<String> left() {
        if (failed.script().isEmpty() || isApplied()) {
            return List.of();
        }
        String name = failed.script().orElseThrow().name();
        if (state.isEmpty()) {
            return List.of("Whether anything of " + name + " is left was not to be seen: "
                    + (rollsBack() ? "the server rolls its transaction back." : "it does not run in one transaction."));
        }
        if (rollsBack()) {
            return List.of("Nothing of " + name + " is left: its transaction was rolled back.");
        }
        if (failed.isLockFailure(timeouts()) && failed.mayRunAgain(timeouts())) {
            return List.of("Nothing of " + name + " is left: the statement that did not get its lock was its first.");
        }
        return parts(name);
    }

    private boolean isApplied() {
        return applied.stream()
                .anyMatch(done -> failed.script().filter(done.script()::equals).isPresent());
    }

    private boolean rollsBack() {
        return target.engine().dialect().rollsBackDdl()
                && failed.inTransaction()
                && timeouts().leavesNothing(true, failed.executed(), failed.statement());
    }

    private List<String> parts(String name) {
        if (failed.executed().isEmpty()) {
            return List.of("No statement of " + name
                    + " had run before the one that failed, which may have done a part of its" + " work.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(name
                + " is half applied. Before it failed these had run; what changes the schema has taken effect, and with it"
                + " the rows written before it:");
        located().stream().limit(SHOWN).forEach(run -> lines.add("  " + statement(run)));
        if (failed.executed().size() > SHOWN) {
            lines.add("  and " + (failed.executed().size() - SHOWN) + " more");
        }
        return lines;
    }

    private static String statement(StatementRun run) {
        return (run.line() > 0 ? "line " + run.line() + ": " : "") + SessionWords.shown(run.sql());
    }

    private List<StatementRun> located() {
        List<StatementRun> runs = failed.executed().stream()
                .map(sql -> new StatementRun(sql, 0, Duration.ZERO, List.of()))
                .toList();
        Optional<Script> script = failed.script().flatMap(target::migration).flatMap(Migration::script);
        try {
            return script.isEmpty() ? runs : StatementLines.locate(script.orElseThrow(), target.flyway(), runs);
        } catch (IOException e) {
            return runs; // without lines: the script was there a moment ago
        }
    }

    private List<String> ways() {
        List<String> ways = new ArrayList<>();
        if (failed.isLockFailure(timeouts()) && failed.mayRunAgain(timeouts())) {
            ways.add(blockers() + "then give the same command again: it goes on with "
                    + failed.script().orElseThrow().name() + ".");
        } else if (isHalfApplied() && state.isEmpty()) {
            ways.add("Once the server answers, mvn switchback:status tells what is there, and how to go on.");
        } else if (isHalfApplied() && !isNoted()) {
            ways.add(
                    "Take back by hand what it has done (its undo script says how); Flyway has no row of it. Then say that it"
                            + " can begin anew: mvn switchback:migrate -Dswitchback.confirm=" + target.name());
        } else if (isHalfApplied()) {
            ways.add(
                    "Take back by hand what it has done (its undo script says how); then take its row out of the history"
                            + " with Flyway's repair, and give the same command again: it begins with that migration.");
        } else {
            ways.add("Mend what failed, and give the same command again: it goes on where it stopped.");
        }
        if (!applied.isEmpty()) {
            ways.add("mvn switchback:undo takes "
                    + applied.get(applied.size() - 1).script().name() + " back, if it has an undo script.");
        }
        ways.add("mvn switchback:status tells how the database stands.");
        return ways;
    }

    /** Says whether a part of the migration that failed may be there. */
    boolean mayHaveLeftSomething() {
        return state.isEmpty()
                || isHalfApplied() && !(failed.isLockFailure(timeouts()) && failed.mayRunAgain(timeouts()));
    }

    /** Flyway notes in its history what has failed, unless it could not reach the server any more. */
    boolean isNoted() {
        return state.filter(now ->
                        now.objections().stream().anyMatch(objection -> objection.kind() == LiveState.Kind.FAILED))
                .isPresent();
    }

    private boolean isHalfApplied() {
        return failed.script().isPresent() && !isApplied() && !rollsBack();
    }

    private String blockers() {
        List<Long> holders = failed.waits().stream()
                .flatMap(wait -> wait.blockers().stream())
                .map(Session::id)
                .filter(id -> id != 0)
                .distinct()
                .toList();
        if (holders.isEmpty()) {
            return "Wait until whoever holds the lock is done, ";
        }
        return "Wait until that session is done, or end it ("
                + holders.stream().map(target.engine().dialect()::endOfSession).collect(Collectors.joining(" "))
                + "), ";
    }
}
