// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.lab.AgainFacts;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What a migration, its undo and its second application did to the schema.
 *
 * @param before  the schema before the migration
 * @param after   the schema after it
 * @param undone  the schema after the undo
 * @param mending statements that would mend what the undo left, lost and changed
 * @param again   the second application
 */
record UndoneSchema(
        Migration migration,
        Script script,
        Snapshot before,
        Snapshot after,
        Snapshot undone,
        List<String> mending,
        Optional<AgainFacts> again) {

    UndoneSchema {
        mending = List.copyOf(mending);
    }

    /** Says whether the undo ran nothing although there was something to take back. */
    boolean isUntouched(StepOutcome.Applied undo) {
        return undo.statements().isEmpty() && !SchemaDiff.between(before, after).isEmpty();
    }

    Finding emptyUndo() {
        return RollbackFindings.emptyUndo(script, SchemaDiff.between(before, after));
    }

    void addDifference(List<Finding> findings) {
        RollbackFindings.addSchema(findings, script, before, undone, mending);
    }

    void addAgain(List<Finding> findings) {
        again.ifPresent(facts -> addAgain(findings, facts));
    }

    private void addAgain(List<Finding> findings, AgainFacts facts) {
        findings.addAll(ScriptFindings.ofSecondApplication(
                        migration.name(),
                        "when it is applied again after its undo",
                        "It is there from the first time: have " + script.fileName() + " take it back.")
                .of(
                        facts.outcome(),
                        undone,
                        facts.after(),
                        List.of(),
                        "Once taken back, the version cannot be released again."));
        SchemaDiff diff = SchemaDiff.between(after, facts.after());
        boolean exact = SchemaDiff.between(before, undone).isEmpty();
        if (exact && facts.outcome() instanceof StepOutcome.Applied && !diff.isEmpty()) {
            findings.add(new Finding(
                    "applies-differently-again",
                    Severity.FAILURE,
                    migration.name() + " gives another schema after its undo than the first time: "
                            + DiffWords.of(diff),
                    "A database that went back and forth differs from one that did not.",
                    "Look for what the script finds another time: IF NOT EXISTS, a name that the server makes up, an"
                            + " index that MySQL makes and drops by itself for a foreign key, the time or a sequence's value in a"
                            + " DO block. Have it name what it makes.",
                    Where.file(migration.name())));
        }
    }
}
