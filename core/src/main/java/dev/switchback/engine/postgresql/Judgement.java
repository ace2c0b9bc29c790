// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the query that asks which candidate rows meet which conditions.
 *
 * <p>The candidates stand in a VALUES list under the table's own name, so that the conditions can be used as the catalog
 * gives them, and nothing is inserted to find out.
 */
record Judgement(int number, Question question) {

    private static final String ROW = "\"switchback row\"";

    /** Returns a query with the question's number, the candidate's, and a 1 or a 0 for each condition. */
    String query() {
        String judged = question.conditions().stream()
                .map(condition -> "CASE WHEN coalesce((" + condition.expression() + "), true) THEN '1' ELSE '0' END")
                .collect(Collectors.joining(" || "));
        return "SELECT " + number + ", " + ROW + ", " + judged + " FROM " + computedRows() + " AS "
                + SqlText.name(question.table());
    }

    private String computedRows() {
        String given = givenRows();
        if (question.computed().isEmpty()) {
            return "(" + given + ")";
        }
        List<String> columns = new ArrayList<>(List.of("*"));
        for (ColumnShape column : question.computed()) {
            columns.add("CAST((" + column.expression().orElse("NULL") + ") AS "
                    + column.type().sql() + ") AS " + SqlText.name(column.name()));
        }
        // OFFSET 0 keeps the planner from computing a column once for each condition that mentions it.
        return "(SELECT " + String.join(", ", columns) + " FROM (" + given + ") AS " + SqlText.name(question.table())
                + " OFFSET 0)";
    }

    private String givenRows() {
        List<String> cast = new ArrayList<>(List.of("v." + ROW));
        List<String> names = new ArrayList<>(List.of(ROW));
        for (int i = 0; i < question.columns().size(); i++) {
            names.add("c" + i);
            cast.add("CAST(v.c" + i + " AS "
                    + question.columns().get(i).type().base().sql() + ") AS "
                    + SqlText.name(question.columns().get(i).name()));
        }
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < question.candidates().size(); i++) {
            rows.add(row(i, question.candidates().get(i)));
        }
        return "SELECT " + String.join(", ", cast) + " FROM (VALUES " + String.join(", ", rows) + ") AS v("
                + String.join(", ", names) + ") OFFSET 0";
    }

    private String row(int number, List<Cell> cells) {
        List<String> texts = new ArrayList<>(List.of(Integer.toString(number)));
        for (int i = 0; i < cells.size(); i++) {
            texts.add(text(cells.get(i), question.columns().get(i)));
        }
        return "(" + String.join(", ", texts) + ")";
    }

    private static String text(Cell cell, ColumnShape column) {
        if (cell instanceof Cell.Text value) {
            return SqlText.literal(value.text()) + "::text";
        }
        boolean constant = cell instanceof Cell.Default && column.sequence().isEmpty();
        return constant ? "(" + column.expression().orElse("NULL") + ")::text" : "NULL::text";
    }
}
