// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.flyway.Diagnosis;
import dev.switchback.flyway.Failure;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.migration.Script;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts into words what became of a script, whichever way it was run. */
final class ScriptFindings {

    private final String file;
    private final String failsId;
    private final String hangsId;
    private final String circumstance;
    private final Optional<String> ifStillThere;

    private ScriptFindings(
            String file, String failsId, String hangsId, String circumstance, Optional<String> ifStillThere) {
        this.ifStillThere = ifStillThere;
        this.file = file;
        this.failsId = failsId;
        this.hangsId = hangsId;
        this.circumstance = circumstance;
    }

    /** Speaks of a migration; the circumstance completes "does not apply …". */
    static ScriptFindings ofMigration(String file, String circumstance) {
        return new ScriptFindings(file, "does-not-apply", "hangs", circumstance, Optional.empty());
    }

    /** Speaks of an undo script. */
    static ScriptFindings ofUndo(Script script) {
        return new ScriptFindings(script.fileName(), "undo-fails", "undo-hangs", "as an undo", Optional.empty());
    }

    /** Speaks of an undo script where the migration cannot be applied to rows. */
    static ScriptFindings ofUndoWithoutRows(Script script) {
        return new ScriptFindings(
                script.fileName(),
                "undo-fails",
                "undo-hangs",
                "as an undo on a database without rows",
                Optional.empty());
    }

    /**
     * Speaks of a migration's second application.
     *
     * @param ifStillThere what mends it if something is in the way that the first application has made
     */
    static ScriptFindings ofSecondApplication(String file, String circumstance, String ifStillThere) {
        return new ScriptFindings(file, "does-not-apply-again", "hangs-again", circumstance, Optional.of(ifStillThere));
    }

    /** Returns what there is to say of the outcome: nothing if it ran as scripts should. */
    List<Finding> of(StepOutcome outcome, Snapshot before, Snapshot after, List<String> mending, String effect) {
        List<Finding> findings = new ArrayList<>();
        if (outcome instanceof StepOutcome.Failed failed) {
            findings.add(failure(failed.failure(), effect));
        } else if (outcome instanceof StepOutcome.Hung hung) {
            findings.add(hang(hung.diagnosis()));
        }
        if (!(outcome instanceof StepOutcome.Applied)) {
            addHalfApplied(findings, outcome, SchemaDiff.between(before, after), mending);
        } else if (outcome.committedByItself() && ifStillThere.isEmpty()) { // told of the first application already
            findings.add(ownTransaction());
        }
        return findings;
    }

    /** Says that it failed. */
    Finding failure(Failure failure, String effect) {
        String state = failure.sqlState().isEmpty() ? "" : " (SQLSTATE " + failure.sqlState() + ")";
        return new Finding(
                failsId,
                Severity.FAILURE,
                file + " fails " + circumstance + ": " + failure.message().strip() + state,
                effect,
                ifStillThere.filter(remedy -> Remedies.isInTheWay(failure)).orElseGet(() -> Remedies.forError(failure)),
                new Where(failure.file() == null ? file : failure.file(), failure.line(), failure.statement()));
    }

    private Finding hang(Diagnosis diagnosis) {
        return new Finding(
                hangsId,
                Severity.FAILURE,
                file + " did not come to an end and was ended: " + diagnosis.what(),
                "In production it would wait, and whoever needs what it has locked would wait behind it.",
                diagnosis.remedy(),
                new Where(file, diagnosis.line(), diagnosis.statement().isEmpty() ? null : diagnosis.statement()));
    }

    private void addHalfApplied(List<Finding> findings, StepOutcome outcome, SchemaDiff left, List<String> mending) {
        if (left.isEmpty()) {
            return;
        }
        findings.add(new Finding(
                "half-applied",
                Severity.FAILURE,
                file + " left parts of itself behind when it failed. " + HalfApplied.ran(outcome.statements())
                        + "The schema now differs from the one before it: " + DiffWords.of(left),
                "The schema is now that of no version. Flyway would run the whole script again and meet those parts.",
                HalfApplied.remedy(outcome, mending),
                Where.file(file)));
    }

    private Finding ownTransaction() {
        return new Finding(
                "ends-transaction",
                Severity.WARNING,
                file + " ends the transaction in which Flyway runs it (COMMIT, ROLLBACK or their kin).",
                "If a later statement of it fails, the earlier ones stay, and Flyway has no record of them.",
                "Remove BEGIN, COMMIT and ROLLBACK from the script: Flyway runs each script in a transaction.",
                Where.file(file));
    }
}
