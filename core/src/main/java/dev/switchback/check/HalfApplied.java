// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StepOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** Says of a script that failed half-way what of it had run, and how the database gets out of that state. */
final class HalfApplied {

    private static final int SHOWN = 80;

    private HalfApplied() {}

    static String ran(List<StatementRun> statements) {
        if (statements.isEmpty()) {
            return "The statement that failed did a part of its work.";
        }
        return "Of its statements " + statements.size() + " had run: "
                + statements.stream().map(HalfApplied::text).collect(Collectors.joining("; ")) + ".";
    }

    private static String text(StatementRun run) {
        String sql = run.sql().strip().replaceAll("\\s+", " ");
        String shown = sql.length() > SHOWN ? sql.substring(0, SHOWN) + "…" : sql;
        return run.line() > 0 ? "line " + run.line() + " " + shown : shown;
    }

    static String remedy(StepOutcome outcome, List<String> mending) {
        String now = mending.isEmpty()
                ? "Where it has happened already, take those parts back by hand"
                : "Where it has happened already, take those parts back: " + String.join(" ", mending) + " Do so";
        String next = outcome.committedByItself()
                ? "Leave BEGIN and COMMIT to Flyway, and keep what must not run in a transaction in a script of its own."
                : "Give each statement that cannot be rolled back a script of its own: on MySQL and MariaDB every DDL statement, on"
                        + " PostgreSQL CREATE INDEX CONCURRENTLY and its kin.";
        return next + " " + now + " before the next attempt, and run Flyway's repair if its history has a failed row.";
    }
}
