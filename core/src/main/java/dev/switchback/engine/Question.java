// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.List;

/**
 * Candidate tuples for some columns of a table, and the conditions that they are to be judged by.
 *
 * @param table      the table's own name, which conditions may use
 * @param columns    the columns of a tuple
 * @param computed   generated columns that the conditions mention
 * @param conditions the conditions
 * @param candidates the tuples
 */
public record Question(
        String table,
        List<ColumnShape> columns,
        List<ColumnShape> computed,
        List<Condition> conditions,
        List<List<Cell>> candidates) {

    public Question {
        columns = List.copyOf(columns);
        computed = List.copyOf(computed);
        conditions = List.copyOf(conditions);
        candidates = List.copyOf(candidates);
    }

    /** Returns the same question about some of the candidates. */
    public Question about(int from, int to) {
        return new Question(table, columns, computed, conditions, candidates.subList(from, to));
    }
}
