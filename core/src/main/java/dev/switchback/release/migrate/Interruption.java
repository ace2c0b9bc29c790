// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LiveState;
import dev.switchback.live.DeploymentTable;
import dev.switchback.live.DeploymentTable.Interrupted;
import dev.switchback.live.LiveProblem;
import dev.switchback.settings.MigrateSettings.OnFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an earlier release may have left whose process was killed: Flyway knows of a migration that failed, and of none that was cut off.
 *
 * @param target    what is migrated
 * @param confirmed the database on which a person agrees to go on
 * @param out       takes what is told
 */
record Interruption(Target target, Optional<String> confirmed, Consumer<String> out) {

    /**
     * Looks for one.
     *
     * @throws LiveProblem if a migration was cut off that may have left a part of its work, and nobody has agreed to go on
     */
    void check(Connection connection, LiveState state) throws LiveProblem, SQLException {
        DeploymentTable table =
                DeploymentTable.beside(state.history(), target.engine().dialect());
        List<Interrupted> all = table.interrupted(connection);
        if (all.isEmpty()) {
            return;
        }
        Interrupted last = all.get(0);
        out.accept("The release that " + last.by() + " began at " + last.begun() + " did not come to its end"
                + (last.atWork() == null ? "." : "; it was at " + last.atWork() + "."));
        Optional<LiveScript> doubtful = state.pending().stream()
                .filter(script -> script.name().equals(last.atWork()))
                .filter(script -> !rollsBack(script))
                .findFirst();
        if (doubtful.isPresent() && confirmed.filter(target.name()::equals).isEmpty()) {
            throw new LiveProblem(words(doubtful.orElseThrow(), last));
        }
        table.markInterrupted(connection);
    }

    private String words(LiveScript script, Interrupted last) {
        return target.name() + " is not migrated: the release that " + last.by() + " began at " + last.begun()
                + " was cut off while it was at " + script.name()
                + ", and what that had done by then may be there: it does not"
                + " run in one transaction.\n  mvn switchback:status tells how the database stands. Take back what is there of "
                + script.name() + ", then say that it can begin anew: -Dswitchback.confirm=" + target.name()
                + (target.settings().onFailure() == OnFailure.RESTORE ? " with -Dswitchback.onFailure=stop" : "")
                + "\n  Nothing has been changed in " + target.name() + ".";
    }

    private boolean rollsBack(LiveScript script) {
        return OneTransaction.holds(target.live(), target.flyway(), target.migration(script));
    }
}
