// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.drift.Difference;
import dev.switchback.drift.Drift;
import dev.switchback.drift.HalfApplied;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.release.migrate.UnendedRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a status means: what is wrong, and what to do next. A pure judgement.
 *
 * @param troubles what is not as it should be; none if the database is clean. Pending migrations are no trouble
 * @param next     what makes sense now, one or two lines
 */
public record Assessment(List<Trouble> troubles, List<String> next) {

    /** A wait that is over by itself is none of anybody's business. */
    private static final Duration LONG_WAIT = Duration.ofSeconds(5);

    private static final int SHOWN = 20;

    private static final String REPAIR = "mvn flyway:repair";

    public Assessment {
        troubles = List.copyOf(troubles);
        next = List.copyOf(next);
    }

    /** Says whether nothing is wrong. */
    public boolean isClean() {
        return troubles.isEmpty();
    }

    /** Judges a status. */
    public static Assessment of(Status status, Dialect dialect) {
        List<Trouble> troubles = new ArrayList<>();
        // First what has a statement of its own: the ways out of the rest begin with a schema that has none of it.
        status.leftovers().stream()
                .map(left -> new Trouble("leftover", left.what(), left.effect(), left.remedy()))
                .forEach(troubles::add);
        ofHistory(status, dialect, troubles);
        status.unended()
                .filter(UnendedRelease::isHalf)
                .ifPresent(release -> troubles.add(CutOffWords.trouble(status, release, dialect)));
        if (status.schema().drift() instanceof Drift.Compared compared
                && !compared.differences().isEmpty()) {
            troubles.add(drifted(compared));
        }
        status.waits().stream()
                .filter(wait -> wait.waits().compareTo(LONG_WAIT) >= 0)
                .map(Assessment::waiting)
                .forEach(troubles::add);
        return new Assessment(troubles, next(status, troubles));
    }

    private static void ofHistory(Status status, Dialect dialect, List<Trouble> troubles) {
        if (status.history().undoBegan()) {
            troubles.add(undoBegan(status, dialect));
        }
        for (HistoryEntry entry : status.history().entries()) {
            switch (entry.state()) {
                case FAILED -> troubles.add(failed(entry, dialect, status.schema()));
                case MISSING -> troubles.add(missing(entry));
                case PASSED_OVER -> troubles.add(passedOver(entry));
                default -> {}
            }
            if (entry.edited()) {
                troubles.add(edited(entry));
            }
        }
    }

    private static Trouble undoBegan(Status status, Dialect dialect) {
        String left = dialect.rollsBackDdl()
                ? "its script ran in a transaction, unless it was told not to, and has left nothing"
                : "the statements before its end have taken effect, since DDL commits by itself here";
        String newest = status.history().newest().map(HistoryEntry::label).orElse("none");
        return new Trouble(
                "undo-unfinished",
                "an undo was begun and its end is not recorded; the history still has version " + newest
                        + " as the newest",
                left,
                "either take back by hand what the script has done, or leave in it only what it has not done; then mvn switchback:undo"
                        + " -Dswitchback.confirm=" + status.name() + ". If the version is to stay: DROP TABLE "
                        + LiveHistory.UNDO_IN_PROGRESS);
    }

    private static Trouble drifted(Drift.Compared compared) {
        String shown = compared.differences().stream()
                .limit(SHOWN)
                .map(Difference::words)
                .collect(Collectors.joining("; "));
        int more = compared.differences().size() - SHOWN;
        return new Trouble(
                "drift",
                "the schema is not that of " + compared.standard() + ": " + shown
                        + (more > 0 ? "; and " + more + " more" : ""),
                "what was rehearsed on another schema may fail here, or do something else",
                "put what was done by hand into a migration, or take it back");
    }

    private static Trouble failed(HistoryEntry entry, Dialect dialect, SchemaStanding schema) {
        Optional<HalfApplied> half = Optional.ofNullable(schema.halfApplied().get(entry.script()));
        String when = entry.applied().map(applied -> " at " + applied.at()).orElse("");
        return new Trouble(
                "migration-failed",
                "migration " + entry.words() + " (" + entry.script() + ") failed" + when,
                dialect.rollsBackDdl()
                        ? "it ran without a transaction, so what it did before it failed is there; Flyway refuses to migrate"
                                + told(half)
                        : "what it did before it failed is there, since DDL commits by itself here; Flyway refuses to migrate"
                                + told(half),
                "take back by hand what it did (its undo script says how), or restore the backup from before; then "
                        + REPAIR + " removes the failed row");
    }

    static String told(Optional<HalfApplied> half) {
        return half.map(known -> ". " + String.join(" ", known.words())).orElse("");
    }

    private static Trouble missing(HistoryEntry entry) {
        return new Trouble(
                "script-missing",
                "migration " + entry.words() + " is applied, and there is no script " + entry.script() + " here",
                "nobody knows what it did or how to take it back; Flyway's validate fails",
                "bring the script back from the release that had it, or look whether switchback.locations names the right directory");
    }

    private static Trouble passedOver(HistoryEntry entry) {
        return new Trouble(
                "migration-passed-over",
                "migration " + entry.words() + " is older than what is applied and was never applied",
                "Flyway passes it over, and its validate fails",
                "give it a version after the newest one, or allow it with flyway.outOfOrder=true if it stands on nothing newer");
    }

    private static Trouble edited(HistoryEntry entry) {
        return new Trouble(
                "migration-edited",
                "migration " + entry.words() + " was edited after it was applied (" + entry.script() + ")",
                "the script here is not what made this database; Flyway's validate fails",
                "bring the applied text back (git log -p -- " + entry.script()
                        + "), and put the change into a new migration");
    }

    private static Trouble waiting(LockWait wait) {
        String blockers = wait.blockers().stream().map(LockWords::blocker).collect(Collectors.joining(", "));
        return new Trouble(
                "lock-wait",
                LockWords.waiter(wait) + (blockers.isEmpty() ? "" : "; blocked by " + blockers),
                "while it waits, what asks for the same after it waits, too",
                wait.blockers().stream()
                        .findFirst()
                        .map(Assessment::ending)
                        .orElse("end the session that holds the lock"));
    }

    private static String ending(Session blocker) {
        return blocker.id() == 0
                ? "commit " + blocker.state() + " or roll it back"
                : "let session " + blocker.id() + " end, or end it";
    }

    private static List<String> next(Status status, List<Trouble> troubles) {
        if (!troubles.isEmpty()) {
            return List.of(troubles.get(0).remedy(), "mvn switchback:status again afterwards");
        }
        if (status.session() != 0) {
            return List.of(
                    "wait until session " + status.session()
                            + " has ended, even if its process is gone: the server may take a while to notice",
                    "mvn switchback:status again afterwards");
        }
        int pending = status.history().in(State.PENDING).size();
        if (pending > 0) {
            return List.of("mvn switchback:migrate applies the " + pending + " pending; rehearse them first");
        }
        return List.of("nothing is to be done");
    }
}
