// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.data.compare.Preservation;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.lab.AgainFacts;
import dev.switchback.lab.EmptyFacts;
import dev.switchback.lab.PopulatedFacts;
import dev.switchback.lab.Stage;
import dev.switchback.migration.Migration;
import dev.switchback.schema.SchemaDiff;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does the migration apply to a database with rows in every table, and does it keep what they hold? */
final class IncrementalCheck implements Check {

    @Override
    public CheckId id() {
        return new CheckId("incremental");
    }

    @Override
    public boolean needsRows() {
        return true;
    }

    @Override
    public Judgement on(Stage stage) throws SQLException {
        Optional<Judgement> hindered = Hindrances.on(stage);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        return judge(stage.migration(), stage.empty(), stage.populated());
    }

    static Judgement judge(Migration migration, EmptyFacts empty, PopulatedFacts facts) {
        List<Finding> findings = new ArrayList<>(UserCodeFindings.of(migration, facts.userCode()));
        findings.addAll(ScriptFindings.ofMigration(migration.name(), "on tables that hold rows")
                .of(
                        facts.outcome(),
                        facts.schemaBefore(),
                        facts.schemaAfter(),
                        facts.mending(),
                        empty.applied()
                                ? "It applies to empty tables only: production, which has rows, would refuse it."
                                : "Production, which has rows, would refuse it as well."));
        if (facts.applied()) {
            addSchema(findings, migration, empty, facts);
            Statements statements =
                    new Statements(migration.name(), facts.outcome(), List.of(facts.rowsBefore(), facts.rowsAfter()));
            Preservation.judge(facts.rowsBefore(), facts.rowsAfter(), migration.header())
                    .forEach(finding -> findings.add(statements.place(finding)));
            facts.again().ifPresent(again -> addAgain(findings, migration, facts, again));
        }
        return Judgement.of(findings, TouchedTables.withoutRows(facts, "what it does to rows"));
    }

    private static void addSchema(List<Finding> findings, Migration migration, EmptyFacts empty, PopulatedFacts facts) {
        SchemaDiff diff = SchemaDiff.between(empty.after(), facts.schemaAfter());
        if (empty.applied() && !diff.isEmpty()) {
            findings.add(new Finding(
                    "schema-depends-on-rows",
                    Severity.FAILURE,
                    migration.name() + " gives another schema on tables that hold rows than on empty ones: "
                            + DiffWords.of(diff),
                    "Environments differ, depending on what they held when the migration came.",
                    "Write the change so that it does not depend on what the tables hold.",
                    Where.file(migration.name())));
        }
    }

    private static void addAgain(List<Finding> findings, Migration migration, PopulatedFacts facts, AgainFacts again) {
        findings.addAll(
                ScriptFindings.ofSecondApplication(
                                migration.name(),
                                "when it runs a second time",
                                "It is there from the first time: make the script idempotent with CREATE OR REPLACE, or with"
                                        + " DROP … IF EXISTS before CREATE.")
                        .of(
                                again.outcome(),
                                facts.schemaAfter(),
                                again.after(),
                                List.of(),
                                "Flyway runs a repeatable migration again whenever its text changes; the next edit would fail."));
        SchemaDiff diff = SchemaDiff.between(facts.schemaAfter(), again.after());
        if (again.outcome() instanceof StepOutcome.Applied && !diff.isEmpty()) {
            findings.add(new Finding(
                    "not-repeatable",
                    Severity.FAILURE,
                    migration.name() + " gives another schema when it runs a second time: " + DiffWords.of(diff),
                    "Each edit of the file would add to what the edits before have left.",
                    "Make it idempotent: CREATE OR REPLACE, or DROP … IF EXISTS before CREATE.",
                    Where.file(migration.name())));
        }
    }
}
