// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.Where;
import dev.switchback.flyway.StatementRun;
import dev.switchback.lab.EmptyFacts;
import dev.switchback.lab.Stage;
import dev.switchback.migration.Migration;
import java.util.List;
import java.util.Locale;

/** Points at what ended sessions that are not the script's own. */
final class EndedSessions {

    private static final String CALL = "pg_terminate_backend";

    private EndedSessions() {}

    /** Returns the place of the one statement that says so; the file if none does, or more than one. */
    static Where place(Migration migration, EmptyFacts facts) {
        List<StatementRun> saying = facts.outcome().statements().stream()
                .filter(statement -> statement.sql().toLowerCase(Locale.ROOT).contains(CALL))
                .toList();
        return saying.size() == 1
                ? new Where(
                        migration.name(),
                        saying.get(0).line(),
                        saying.get(0).sql().strip())
                : Where.file(migration.name());
    }

    /** Says why a check that needs sessions of its own cannot be carried out. */
    static String reason(Stage stage) {
        Where where = place(stage.migration(), stage.empty());
        String statement = where.statement() == null
                ? ""
                : " (" + (where.line() > 0 ? "line " + where.line() + ": " : "")
                        + where.statement().replaceAll("\\s+", " ") + ")";
        return stage.migration().name() + " ends sessions that are not its own" + statement
                + ", the rehearsal's among them: what it does to rows cannot be looked at until that is mended";
    }
}
