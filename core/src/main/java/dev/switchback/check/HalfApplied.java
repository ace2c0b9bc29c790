// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says of a script that failed half-way what of it had run, and how the database gets out of that state. */
final class HalfApplied {

    private static final int SHOWN = 10;
    private static final int WIDTH = 80;
    private static final Pattern END = Pattern.compile("[\\s;]+$");

    private HalfApplied() {}

    /** Returns a sentence, or several lines: the statements that ran, each with its line in the script. */
    static String ran(List<StatementRun> statements) {
        if (statements.isEmpty()) {
            return "The statement that failed did a part of its work. ";
        }
        String rest = statements.size() > SHOWN ? "\n  and " + (statements.size() - SHOWN) + " more" : "";
        return (statements.size() == 1 ? "One statement" : statements.size() + " statements") + " had run:"
                + statements.stream().limit(SHOWN).map(HalfApplied::text).collect(Collectors.joining("")) + rest + "\n";
    }

    private static String text(StatementRun run) {
        String sql = END.matcher(run.command()).replaceFirst("").strip().replaceAll("\\s+", " ");
        String shown = sql.length() > WIDTH ? sql.substring(0, WIDTH) + "…" : sql;
        return "\n  " + (run.line() > 0 ? "line " + run.line() + ": " : "") + shown;
    }

    static String remedy(StepOutcome outcome, List<String> mending) {
        String next = outcome.committedByItself()
                ? "Leave BEGIN and COMMIT to Flyway, and keep what must not run in a transaction in a script of its own."
                : "Give each statement that cannot be rolled back a script of its own: on MySQL and MariaDB every DDL statement, on"
                        + " PostgreSQL CREATE INDEX CONCURRENTLY and its kin.";
        String back = mending.isEmpty()
                ? "Where it has happened already, take those parts back by hand"
                : MendingWords.of("Where it has happened already, take those parts back:", mending) + "\nDo so";
        return next + "\n" + back
                + " before the next attempt, and run Flyway's repair if its history has a failed row.";
    }
}
