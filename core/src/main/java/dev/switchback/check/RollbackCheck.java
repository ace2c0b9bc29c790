// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.data.compare.Restoration;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.lab.BareUndoFacts;
import dev.switchback.lab.EmptyFacts;
import dev.switchback.lab.PopulatedFacts;
import dev.switchback.lab.Stage;
import dev.switchback.lab.UndoFacts;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.UndoScript;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Does the undo script restore schema and rows exactly, and does the migration apply again after it? */
final class RollbackCheck implements Check {

    @Override
    public CheckId id() {
        return new CheckId("rollback");
    }

    @Override
    public boolean needsRows() {
        return true;
    }

    @Override
    public Judgement on(Stage stage) throws SQLException {
        Migration migration = stage.migration();
        if (stage.standsFor().isPresent()) {
            return Judgement.notApplicable("nothing is undone below a baseline");
        }
        if (migration.isRepeatable()) {
            return Judgement.notApplicable(
                    "a repeatable migration is taken back by the file's previous text, which Flyway applies again");
        }
        if (migration.header().irreversible().isPresent()) {
            return Judgement.notApplicable("declared irreversible: "
                    + migration.header().irreversible().get()
                    + migration
                            .undo()
                            .map(undo -> "; so " + undo.script().fileName() + " was not looked at")
                            .orElse(""));
        }
        if (migration.undo().isEmpty()) {
            return Judgement.of(List.of(missing(migration, stage.orphanedUndos())));
        }
        if (stage.empty().endedOtherSessions()) {
            return Judgement.inconclusive(EndedSessions.reason(stage));
        }
        if (!stage.populated().applied()) {
            return stage.empty().applied()
                    ? judgeWithoutRows(migration, migration.undo().get(), stage.empty(), stage.undoneWithoutRows())
                    : Judgement.inconclusive(migration.name() + " does not apply, so there is nothing to undo");
        }
        return judge(migration, migration.undo().get(), stage.populated(), stage.undone());
    }

    private static Finding missing(Migration migration, List<UndoScript> orphans) {
        String version = migration.label();
        return new Finding(
                "undo-missing",
                Severity.FAILURE,
                migration.name() + " has no undo script.",
                "Once it is released there is no tested way back but a restore from backup.",
                "Write U" + version + "__" + migration.description().replace(' ', '_')
                        + ".sql beside it or in a folder undo/, or declare in its header why there is none:"
                        + " -- Rollback: irreversible, <reason>"
                        + orphans.stream()
                                .map(orphan -> "\n" + orphan.script().fileName() + " undoes version " + orphan.version()
                                        + ", which does not exist: is it meant for " + version + "?")
                                .collect(Collectors.joining()),
                Where.file(migration.name()));
    }

    static Judgement judge(Migration migration, UndoScript undo, PopulatedFacts done, UndoFacts undone) {
        Script script = undo.script();
        List<Finding> findings = new ArrayList<>(UserCodeFindings.of(migration, undone.userCode()));
        findings.addAll(ScriptFindings.ofUndo(script)
                .of(
                        undone.outcome(),
                        done.schemaAfter(),
                        undone.schema(),
                        undone.mending(),
                        "In an emergency the way back ends here."
                                + (undone.rowsRemained()
                                        ? " (Rows written after the migration stood in the tables; they may be the cause.)"
                                        : "")));
        undone.defeatedBy().ifPresent(defeat -> findings.add(RollbackFindings.defeated(script, defeat)));
        if (undone.outcome() instanceof StepOutcome.Applied applied) {
            addRestored(findings, migration, script, applied, done, undone);
        }
        List<String> notSeen = new ArrayList<>(TouchedTables.withoutRows(done, "whether its rows come back"));
        undone.notWritten().forEach(table -> notSeen.add(notWritten(migration, script, table)));
        return Judgement.of(findings, notSeen);
    }

    private static String notWritten(Migration migration, Script script, NotFilled table) {
        return "After " + migration.name() + " no row could be written to " + table.table() + ", so whether "
                + script.fileName() + " keeps what an application writes there was not seen: " + table.why() + ".";
    }

    private static void addRestored(
            List<Finding> findings,
            Migration migration,
            Script script,
            StepOutcome.Applied applied,
            PopulatedFacts done,
            UndoFacts undone) {
        UndoneSchema schema = new UndoneSchema(
                migration,
                script,
                done.schemaBefore(),
                done.schemaAfter(),
                undone.schema(),
                undone.mending(),
                undone.again());
        if (schema.isUntouched(applied)) {
            findings.add(schema.emptyUndo());
            return; // whatever else is seen follows from that
        }
        schema.addDifference(findings);
        Statements statements =
                new Statements(script.fileName(), applied, List.of(done.rowsBefore(), done.rowsAfter(), undone.rows()));
        TriggerWrites triggers = new TriggerWrites(done.schemaBefore(), applied.touched());
        Restoration.compare(done.rowsBefore(), undone.rows(), undone.writtenAfter()).stream()
                .map(RollbackFindings::remedied)
                .map(triggers::weigh)
                .forEach(finding -> findings.add(statements.place(finding)));
        schema.addAgain(findings);
    }

    /** Of a migration that rows keep from applying; what can be seen of its undo all the same is what it does to the schema. */
    static Judgement judgeWithoutRows(Migration migration, UndoScript undo, EmptyFacts done, BareUndoFacts undone) {
        Script script = undo.script();
        List<Finding> findings = new ArrayList<>(ScriptFindings.ofUndoWithoutRows(script)
                .of(
                        undone.outcome(),
                        done.after(),
                        undone.schema(),
                        undone.mending(),
                        "In an emergency the way back ends here. (Tried on a database without rows, because "
                                + migration.name() + " does not apply to one with rows.)"));
        if (undone.outcome() instanceof StepOutcome.Applied applied) {
            UndoneSchema schema = new UndoneSchema(
                    migration, script, done.before(), done.after(), undone.schema(), undone.mending(), undone.again());
            if (schema.isUntouched(applied)) {
                findings.add(schema.emptyUndo());
            } else {
                schema.addDifference(findings);
                schema.addAgain(findings);
            }
        }
        return Judgement.of(
                findings,
                List.of(migration.name() + " does not apply to tables that hold rows (see incremental), so whether "
                        + script.fileName()
                        + " brings rows back was not seen. On a database without rows it restores the"
                        + " schema, and the migration applies again."));
    }
}
