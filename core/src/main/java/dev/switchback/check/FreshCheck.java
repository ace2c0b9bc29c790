// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.flyway.Failure;
import dev.switchback.flyway.SessionChange;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.lab.EmptyFacts;
import dev.switchback.lab.HeadFacts;
import dev.switchback.lab.Stage;
import dev.switchback.migration.Migration;
import dev.switchback.schema.SchemaDiff;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does the migration apply to the empty database? At the head: does Flyway get there in one go as well? */
final class FreshCheck implements Check {

    @Override
    public CheckId id() {
        return new CheckId("fresh");
    }

    @Override
    public boolean needsRows() {
        return false;
    }

    @Override
    public Judgement on(Stage stage) throws SQLException {
        if (stage.standsFor().isPresent()) {
            return judgeBaseline(stage.migration(), stage.standsFor().get());
        }
        return judge(stage.migration(), stage.empty(), stage.head());
    }

    static Judgement judge(Migration migration, EmptyFacts facts, Optional<HeadFacts> head) {
        List<Finding> findings = new ArrayList<>(ScriptFindings.ofMigration(migration.name(), "on the empty database")
                .of(
                        facts.outcome(),
                        facts.before(),
                        facts.after(),
                        facts.mending(),
                        "No new environment can be set up, and no version after this one can be judged."));
        if (facts.endedOtherSessions()) {
            findings.add(endsSessions(migration, facts));
        }
        if (facts.applied()
                && facts.outcome().statements().isEmpty()
                && migration.script().isPresent()) {
            findings.add(noStatement(migration));
        }
        if (facts.outcome() instanceof StepOutcome.Applied applied
                && !applied.sessionChanges().isEmpty()) {
            findings.add(sessionChanged(migration, applied.sessionChanges()));
        }
        head.ifPresent(facts2 -> addHead(findings, migration, facts2));
        return Judgement.of(findings);
    }

    private static Finding endsSessions(Migration migration, EmptyFacts facts) {
        return new Finding(
                "ends-other-sessions",
                Severity.FAILURE,
                migration.name() + " ended sessions that are not its own.",
                "In production it would cut off the application, backups, and Flyway's own session with its lock.",
                "Remove pg_terminate_backend from the script and leave it to whoever runs the release; to get a lock, set"
                        + " lock_timeout and try again.",
                EndedSessions.place(migration, facts));
    }

    private static Finding noStatement(Migration migration) {
        return new Finding(
                "no-statement",
                Severity.WARNING,
                migration.name() + " ran no statement.",
                "The version is recorded as applied and does nothing.",
                "Remove the file, or write what it was meant to do.",
                Where.file(migration.name()));
    }

    private static Finding sessionChanged(Migration migration, List<SessionChange> changes) {
        String all = changes.stream()
                .map(change -> change.setting() + " from '" + change.before() + "' to '" + change.after() + "'")
                .collect(Collectors.joining(", "));
        return new Finding(
                "session-changed",
                Severity.WARNING,
                migration.name() + " leaves its session changed: " + all + ".",
                "The scripts that the same migrate runs after it are run like that; released one by one, they are not. What was"
                        + " switched off, such as checks or strict mode, was not looked at by the server.",
                "Set it back at the end of the script (SET @old = @@sql_mode; …; SET sql_mode = @old), drop its temporary tables and"
                        + " release its locks there, or do without.",
                Where.file(migration.name()));
    }

    private static void addHead(List<Finding> findings, Migration migration, HeadFacts head) {
        head.failure().ifPresent(failure -> findings.add(headFails(migration, failure)));
        SchemaDiff diff = SchemaDiff.between(head.stepwise(), head.schema());
        if (head.failure().isEmpty() && !diff.isEmpty()) {
            findings.add(new Finding(
                    "head-differs",
                    Severity.FAILURE,
                    "A database that Flyway migrates in one go has another schema than one migrated step by step: "
                            + DiffWords.of(diff),
                    "New environments and old ones differ.",
                    "Look for a script that depends on the session (SET, search_path, temporary objects) or on the time.",
                    Where.file(migration.name())));
        }
        if (!head.invalid().isEmpty()) {
            findings.add(new Finding(
                    "validate-fails",
                    Severity.FAILURE,
                    "Flyway's validate is not content at the head: " + String.join("; ", head.invalid()),
                    "The application would refuse to start.",
                    "Correct the files that it names. The history table is new, so repair would only hide the cause.",
                    Where.file(migration.name())));
        }
    }

    private static Finding headFails(Migration migration, Failure failure) {
        String file = failure.file() == null ? migration.name() : failure.file();
        return new Finding(
                "head-fails",
                Severity.FAILURE,
                "Flyway does not migrate a new database to the head in one go; "
                        + (failure.file() == null ? "" : file + " fails there: ")
                        + failure.message().strip(),
                "The versions work one by one, but no new environment can be set up.",
                Objects.requireNonNullElse(
                        failure.remedy(),
                        "See what the script needs that it only finds step by step: a setting or a temporary table that a"
                                + " script before it leaves in the session, or a session of its own. Have it make or set"
                                + " that itself."),
                new Where(file, failure.line(), failure.statement()));
    }

    static Judgement judgeBaseline(Migration migration, HeadFacts facts) {
        List<Finding> findings = new ArrayList<>();
        facts.failure()
                .ifPresent(failure -> findings.add(ScriptFindings.ofMigration(migration.name(), "on the empty database")
                        .failure(failure, "No new environment can be set up.")));
        SchemaDiff diff = SchemaDiff.between(facts.stepwise(), facts.schema());
        if (facts.failure().isEmpty() && !diff.isEmpty()) {
            findings.add(new Finding(
                    "baseline-differs",
                    Severity.FAILURE,
                    migration.name() + " does not give the schema of the versions that it stands for: "
                            + DiffWords.of(diff),
                    "Databases set up from the baseline differ from those that grew with the versions.",
                    "Add what is missing to the baseline and remove what is too much, or write it anew with pg_dump"
                            + " --schema-only from a database that was migrated up to its version.",
                    Where.file(migration.name())));
        }
        return Judgement.of(findings);
    }
}
