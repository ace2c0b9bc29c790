// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.Leftover;
import dev.switchback.flyway.LiveState;
import dev.switchback.flyway.LiveState.Objection;
import dev.switchback.live.LiveProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether all is well after the migrations. */
final class Validation {

    private final Target target;
    private final Set<Leftover> before;
    private final Set<String> foreignKeys;
    private final DriftGuard drift;
    private final RowGuard rows;

    private Validation(Target target, DriftGuard drift, RowGuard rows, Set<Leftover> before, Set<String> foreignKeys) {
        this.target = target;
        this.drift = drift;
        this.rows = rows;
        this.before = before;
        this.foreignKeys = foreignKeys;
    }

    /** Looks what was not well before: that is no fault of the migrations. */
    static Validation begin(Target target, DriftGuard drift, RowGuard rows, Connection connection) throws SQLException {
        return new Validation(
                target,
                drift,
                rows,
                Set.copyOf(target.engine().liveProbe().leftovers(connection)),
                target.engine().releaseProbes().orphans().foreignKeys(connection));
    }

    /**
     * Returns what the history says now.
     *
     * @throws LiveProblem if something is not well
     */
    LiveState check(Connection connection) throws LiveProblem, SQLException {
        LiveState state = LiveState.read(target.flyway(), target.live().database());
        List<String> troubles = new ArrayList<>();
        state.objections().stream().map(Objection::what).forEach(what -> troubles.add("Flyway's validate: " + what));
        state.pending().forEach(script -> troubles.add(script.name() + " is pending still, or again"));
        leftovers(connection)
                .forEach(leftover ->
                        troubles.add(leftover.what() + ": " + leftover.effect() + "\n    " + leftover.remedy()));
        troubles.addAll(rows.after());
        if (troubles.isEmpty()) {
            troubles.addAll(drift.after());
        }
        if (!troubles.isEmpty()) {
            throw new LiveProblem(target.safe(words(state, troubles)));
        }
        return state;
    }

    private List<Leftover> leftovers(Connection connection) throws SQLException {
        List<Leftover> all = new ArrayList<>(target.engine().liveProbe().leftovers(connection));
        all.removeAll(before);
        all.addAll(target.engine().releaseProbes().orphans().orphans(connection, foreignKeys));
        return all;
    }

    private String words(LiveState state, List<String> troubles) {
        return "All migrations were applied, and not all is well with " + target.name() + ":"
                + troubles.stream().map(trouble -> "\n  - " + trouble).collect(Collectors.joining())
                + "\n  State: "
                + state.current().map(script -> "version " + script.label()).orElse("no version")
                + ". mvn switchback:status tells more; mvn switchback:undo takes the newest version back.";
    }
}
