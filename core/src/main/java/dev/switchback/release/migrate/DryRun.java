// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.PlannedScript;
import dev.switchback.flyway.ScriptParsing;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.release.watch.WaitWords;
import dev.switchback.settings.MigrateSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Says, migration by migration and statement by statement, what would be executed. */
final class DryRun {

    private final Target target;
    private final Consumer<String> out;

    DryRun(Target target, Consumer<String> out) {
        this.target = target;
        this.out = out;
    }

    void tell(List<LiveScript> pending) throws LiveProblem {
        try (ScriptParsing parsing =
                ScriptParsing.on(target.flyway(), target.live().database())) {
            for (LiveScript script : pending) {
                tell(script, parsing);
            }
        } catch (HistoryProblem e) {
            throw new LiveProblem(target.safe(String.valueOf(e.getMessage())));
        }
        out.accept(
                "Each statement waits " + WaitWords.time(target.settings().lockTimeout())
                        + " for a lock at most (switchback.lockTimeout), CREATE INDEX CONCURRENTLY and its kin without a limit.");
        around();
        out.accept("Nothing has been executed (switchback.dryRun).");
    }

    private void around() {
        MigrateSettings settings = target.settings();
        command("First", "switchback.before", settings.hooks().before());
        out.accept("Before anything is applied: "
                + switch (settings.backup()) {
                    case NONE -> "no backup";
                    case MADE -> "a backup is made";
                    case VERIFIED -> "a backup is made and verified";
                }
                + " (switchback.migrate.backup).");
        command("Afterwards", "switchback.healthCheck", settings.health().check());
        command("Last", "switchback.after", settings.hooks().after());
    }

    private void command(String when, String setting, List<String> words) {
        if (!words.isEmpty()) {
            out.accept(when + ", " + setting + " would run: " + target.safe(words.get(0)));
        }
    }

    private void tell(LiveScript script, ScriptParsing parsing) {
        Optional<Script> file = target.migration(script).flatMap(Migration::script);
        if (file.isEmpty()) {
            out.accept(script.name() + " is a Java class: what it executes shows only when it runs.");
            return;
        }
        PlannedScript planned = parsing.parse(file.orElseThrow());
        out.accept(script.name() + ", " + transaction(planned) + ", would execute:");
        planned.statements()
                .forEach(statement -> out.accept("  line " + statement.line() + ": "
                        + target.safe(statement.sql().strip().replaceAll("\\s+", " "))));
    }

    private String transaction(PlannedScript planned) {
        if (!planned.inTransaction()) {
            return "without a transaction";
        }
        return target.engine().dialect().rollsBackDdl()
                ? "in one transaction"
                : "each statement that changes the schema committing by itself";
    }
}
