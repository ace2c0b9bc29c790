// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.Question;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Knows which columns a table's conditions look at, and has the database judge tuples of them. */
public record Verdicts(RowEngine engine, TableShape table) {

    /** Returns the columns that can be given and on which the condition depends. */
    public Set<String> columnsOf(Condition condition) {
        Set<String> columns = new LinkedHashSet<>();
        for (ColumnShape column : table.columns()) {
            boolean mentioned = SqlTokens.mentions(condition.expression(), column.name());
            if (mentioned && column.computed()) {
                columns.addAll(given(column.expression().orElse("")));
            } else if (mentioned) {
                columns.add(column.name());
            }
        }
        return columns;
    }

    private List<String> given(String expression) {
        return table.givenColumns().stream()
                .map(ColumnShape::name)
                .filter(name -> SqlTokens.mentions(expression, name))
                .toList();
    }

    /** Returns for each tuple which of the conditions it meets. */
    public List<BitSet> judge(List<String> columns, List<Condition> conditions, List<List<Cell>> tuples)
            throws SQLException {
        return engine.judge(List.of(question(columns, conditions, tuples))).get(0);
    }

    /** Returns the whole numbers that stand in an expression, bare or between quotes. */
    public static SortedSet<Long> numbersIn(String expression) {
        return SqlTokens.of(expression).stream()
                .map(SqlTokens.Token::text)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Question question(List<String> columns, List<Condition> conditions, List<List<Cell>> tuples) {
        List<ColumnShape> shapes = columns.stream().map(this::column).toList();
        List<ColumnShape> computed = table.columns().stream()
                .filter(column -> column.computed()
                        && conditions.stream().anyMatch(c -> SqlTokens.mentions(c.expression(), column.name())))
                .toList();
        return new Question(table.name().name(), shapes, computed, conditions, tuples);
    }

    ColumnShape column(String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String describe(List<Condition> conditions) {
        return String.join(
                " and ",
                conditions.stream()
                        .map(c -> c.name() + " (" + c.expression() + ")")
                        .toList());
    }
}
