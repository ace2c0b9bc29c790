// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.TableName;
import dev.switchback.forecast.Work;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * One statement of a script, as it was executed.
 *
 * @param sql      with placeholders replaced and the comments before it
 * @param line     the line of the script on which it begins, from 1; 0 if unknown
 * @param duration how long it took; the first of a batch has the time of all
 * @param warnings what the server said
 * @param work     what it cost apart from time, if that was asked for; {@link Work#NOT_MEASURED} as well if it was not looked at by
 *                 itself, so that it is in what the next one cost that was
 * @param blocked  the tables that nobody else could write to while it ran, where such locks are gone with their statement; what a
 *                 transaction holds is in {@link Touched}
 */
public record StatementRun(
        String sql, int line, Duration duration, List<String> warnings, Work work, Set<TableName> blocked) {

    public StatementRun {
        warnings = List.copyOf(warnings);
        blocked = Set.copyOf(blocked);
    }

    /** A statement that was not seen to keep others from writing. */
    public StatementRun(String sql, int line, Duration duration, List<String> warnings, Work work) {
        this(sql, line, duration, warnings, work, Set.of());
    }

    /** A statement of which nothing but the time was measured. */
    public StatementRun(String sql, int line, Duration duration, List<String> warnings) {
        this(sql, line, duration, warnings, Work.NOT_MEASURED);
    }

    /** Returns the commit of a script. */
    static StatementRun commit(Duration duration, Work work) {
        return new StatementRun("COMMIT", 0, duration, List.of(), work);
    }

    /** Returns the same statement with its line. */
    StatementRun at(int known) {
        return new StatementRun(sql, known, duration, warnings, work, blocked);
    }

    /** Returns the same statement with what it cost. */
    StatementRun costing(Work measured, Set<TableName> tables) {
        return new StatementRun(sql, line, duration, warnings, measured, tables);
    }

    /** Returns what statements cost in all, apart from time. */
    static Work work(Collection<StatementRun> statements) {
        return statements.stream()
                .map(StatementRun::work)
                .filter(work -> !work.equals(Work.NOT_MEASURED))
                .reduce(Work::plus)
                .orElse(Work.NOT_MEASURED);
    }

    /** Returns the statement from its first word on. */
    public String command() {
        return sql.substring(StatementLines.leadingComments(sql).length());
    }
}
