// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.Writability.Hindrance;
import dev.switchback.flyway.CallbackScripts;
import dev.switchback.flyway.LiveState;
import dev.switchback.flyway.LiveState.Kind;
import dev.switchback.flyway.LiveState.Objection;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.HistoryProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What must be so before anything is done: otherwise nothing is. */
final class StartConditions {

    private final Target target;
    private final Consumer<String> out;

    StartConditions(Target target, Consumer<String> out) {
        this.target = target;
        this.out = out;
    }

    /**
     * Looks at everything that can be seen beforehand.
     *
     * @throws LiveProblem if something stands in the way; the database is as it was
     */
    LiveState check(Connection connection) throws LiveProblem {
        refuseUnfit();
        try {
            LiveState state = LiveState.read(target.flyway(), target.live().database());
            if (!state.objections().isEmpty()) {
                throw refused(state);
            }
            if (!state.pending().isEmpty()) {
                mayWrite(connection, state);
            }
            return state;
        } catch (HistoryProblem e) {
            throw problem(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            throw LiveProblem.of(
                    target.live().database(),
                    "The state of " + target.live().database() + " cannot be read",
                    e,
                    "The account needs the right to read Flyway's history table. " + unchanged());
        }
    }

    private void refuseUnfit() throws LiveProblem {
        if ("true".equals(target.flyway().properties().get("flyway.skipExecutingMigrations"))) {
            throw problem("flyway.skipExecutingMigrations is set: the history would say of every migration that it was"
                    + " applied, and none would be.\n  Take the setting away.");
        }
        List<BrokenScript> broken = target.scripts().broken().stream()
                .filter(script -> !script.isUndo())
                .toList();
        if (!broken.isEmpty()) {
            throw problem(broken.get(0).name() + " cannot be read: "
                    + broken.get(0).what() + "\n  " + broken.get(0).remedy());
        }
    }

    private LiveProblem refused(LiveState state) {
        String what = state.objections().stream()
                .map(objection -> "\n  - " + objection.what())
                .collect(Collectors.joining());
        String remedies = state.objections().stream()
                .map(Objection::kind)
                .distinct()
                .map(kind -> "\n  " + remedy(kind))
                .collect(Collectors.joining());
        return problem(
                target.name() + " is not migrated, because its history does not fit the scripts:" + what + remedies);
    }

    private static String remedy(Kind kind) {
        return switch (kind) {
            case FAILED ->
                "A migration that failed may have left a part of its work: see to that first (mvn switchback:status tells"
                        + " what is there), then take the row away with Flyway's repair.";
            case EDITED ->
                "A script that is applied must stay as it is: put the old text back (git log), and the change into a new"
                        + " migration. If it was a comment only, Flyway's repair takes the new text for the old.";
            case OUT_OF_ORDER ->
                "A script that is older than what is applied: give it a new version, or allow it with"
                        + " -Dflyway.outOfOrder=true.";
            case MISSING ->
                "The database has had migrations that are not here: is it the right database, and the right branch? If they"
                        + " were deleted on purpose, Flyway's repair notes that.";
            case NO_HISTORY ->
                "Is it the right database? If it has had the schema of a version before Flyway came, say so with"
                        + " -Dflyway.baselineOnMigrate=true -Dflyway.baselineVersion=<version>.";
            case OTHER -> "Mend what Flyway names.";
        };
    }

    /** A role that a callback takes on may have rights that the account lacks: then it is only told. */
    private void mayWrite(Connection connection, LiveState state) throws SQLException, LiveProblem {
        Optional<Hindrance> found =
                target.engine().releaseProbes().writability().hindrance(connection, state.history(), state.exists());
        if (found.isEmpty()) {
            return;
        }
        Hindrance hindrance = found.orElseThrow();
        if (hindrance.certain() || !CallbackScripts.mayChangeRole(target.flyway())) {
            throw problem(target.name() + " is not migrated: " + hindrance.what() + ".\n  " + hindrance.remedy());
        }
        out.accept("It is not checked whether the rights suffice: " + hindrance.what()
                + ", and a callback, or flyway.initSql, may take on another role.");
    }

    private LiveProblem problem(String what) {
        return new LiveProblem(target.safe(what) + "\n  " + unchanged());
    }

    private String unchanged() {
        return "Nothing has been changed in " + target.name() + ".";
    }
}
