// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.time.Duration;
import java.util.List;

/**
 * One statement of a script, as it was executed.
 *
 * @param sql      with placeholders replaced and the comments before it
 * @param line     the line of the script on which it begins, from 1; 0 if unknown
 * @param duration how long it took; zero if statements ran as a batch
 * @param warnings what the server said
 */
public record StatementRun(String sql, int line, Duration duration, List<String> warnings) {

    public StatementRun {
        warnings = List.copyOf(warnings);
    }

    /** Returns the statement from its first word on. */
    public String command() {
        return sql.substring(StatementLines.leadingComments(sql).length());
    }
}
