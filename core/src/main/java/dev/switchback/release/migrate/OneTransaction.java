// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.Engine;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.PlannedScript;
import dev.switchback.flyway.ScriptParsing;
import dev.switchback.live.LiveDatabase;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import java.util.List;
import java.util.Optional;

/** Whether a script runs in one transaction, so that nothing of it is left when it is cut off. */
final class OneTransaction {

    private OneTransaction() {}

    static boolean holds(LiveDatabase live, FlywaySettings flyway, Optional<Migration> migration) {
        Engine engine = live.engine();
        Optional<Script> file = migration.flatMap(Migration::script);
        if (file.isEmpty() || !engine.dialect().rollsBackDdl()) {
            return false;
        }
        try (ScriptParsing parsing = ScriptParsing.on(flyway, live.database())) {
            PlannedScript planned = parsing.parse(file.orElseThrow());
            List<String> statements = planned.statements().stream()
                    .map(PlannedScript.Statement::sql)
                    .toList();
            return planned.inTransaction()
                    && engine.releaseProbes().lockTimeouts().leavesNothing(true, statements, "");
        } catch (HistoryProblem e) {
            return false; // it cannot be read, and will be told when it is its turn
        }
    }
}
