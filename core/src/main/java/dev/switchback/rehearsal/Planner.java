// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.check.Check;
import dev.switchback.check.Checks;
import dev.switchback.evidence.CheckId;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import dev.switchback.settings.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Turns a history and a selection into a plan. Pure. */
final class Planner {

    private Planner() {}

    /**
     * Plans.
     *
     * @param where the locations that were looked at, for messages
     * @throws RehearsalProblem if nothing would be judged, or the selection names what does not exist
     */
    static Plan plan(MigrationSet history, Selection selection, String where) throws RehearsalProblem {
        if (history.migrations().isEmpty()) {
            throw new RehearsalProblem("There is no migration in " + where + "." + passedOver(history)
                    + "\n  Flyway applies files named like V1__create_users.sql."
                    + "\n  Name the right place with flyway.locations (or switchback.locations).");
        }
        refuseUnknown(history, selection);
        List<CheckId> checks = checks(selection);
        List<PlannedMigration> planned = history.migrations().stream()
                .map(migration -> new PlannedMigration(migration, isJudged(migration, selection) ? checks : List.of()))
                .toList();
        Plan plan = new Plan(planned, remarks(history));
        if (plan.judged().isEmpty()) {
            throw new RehearsalProblem("The selection leaves nothing to judge: the newest of "
                    + planned.size() + " migrations is "
                    + planned.get(planned.size() - 1).migration().name()
                    + ".\n  Lower switchback.since, or leave it out.");
        }
        return plan;
    }

    private static String passedOver(MigrationSet history) {
        return history.remarks().isEmpty() ? "" : " " + String.join(" ", history.remarks());
    }

    private static List<String> remarks(MigrationSet history) {
        List<String> remarks = new ArrayList<>(history.remarks());
        history.orphanedUndos()
                .forEach(undo -> remarks.add(undo.script().name() + " undoes version " + undo.version()
                        + ", which no migration has; it was passed over."));
        return remarks;
    }

    private static List<CheckId> checks(Selection selection) {
        List<CheckId> all = Checks.all().stream().map(Check::id).toList();
        return selection.checks().isEmpty()
                ? all
                : all.stream().filter(selection.checks()::contains).toList();
    }

    private static boolean isJudged(Migration migration, Selection selection) {
        boolean named = selection.migrations().isEmpty()
                || selection.migrations().stream().anyMatch(name -> migration.isCalled(name));
        Predicate<Version> late = version ->
                selection.since().map(since -> version.compareTo(since) >= 0).orElse(true);
        return named && migration.version().map(late::test).orElse(true);
    }

    private static void refuseUnknown(MigrationSet history, Selection selection) throws RehearsalProblem {
        List<String> unknown = selection.migrations().stream()
                .filter(name -> history.migrations().stream().noneMatch(migration -> migration.isCalled(name)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new RehearsalProblem("switchback.migration names what is not there: " + String.join(", ", unknown)
                    + ".\n  There are: " + Labels.of(history.migrations()));
        }
        List<String> checks = selection.checks().stream()
                .filter(id -> Checks.find(id).isEmpty())
                .map(CheckId::name)
                .toList();
        if (!checks.isEmpty()) {
            throw new RehearsalProblem("switchback.check names what is not there: " + String.join(", ", checks)
                    + ".\n  There are: "
                    + Checks.all().stream().map(check -> check.id().name()).collect(Collectors.joining(", ")));
        }
    }
}
