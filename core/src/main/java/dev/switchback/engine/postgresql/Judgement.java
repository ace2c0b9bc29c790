// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the query that asks which candidate rows meet which conditions.
 *
 * <p>The candidates stand in a VALUES list under the table's own name, so that the conditions can be used as the catalog
 * gives them, and nothing is inserted to find out.
 */
record Judgement(int number, Question question) {

    private static final String ROW = "\"switchback row\"";
    private static final String NUMBER = "\"switchback number\"";
    private static final String CELLS = "\"switchback cells\"";
    private static final String ANSWER = "\"switchback answer\"";
    private static final String ANSWERS = "\"switchback answers\"";

    /** Stands for the answer about a candidate that made an expression fail. */
    static final String FAILED = "E";

    /** Returns a query with the question's number, the candidate's, and a 1 or a 0 for each condition. */
    String query() {
        return "SELECT " + number + ", " + ROW + ", " + judged() + " FROM " + computedRows(valuesList()) + " AS "
                + SqlText.name(question.table());
    }

    private String judged() {
        return question.conditions().stream()
                .map(condition -> "CASE WHEN coalesce((" + condition.expression() + "), true) THEN '1' ELSE '0' END")
                .collect(Collectors.joining(" || "));
    }

    /**
     * Returns a block that asks about one candidate after the other, so that one which makes an expression fail spoils no other.
     *
     * <p>It leaves its answers in a setting of the transaction: unlike a function, even one in pg_temp, it is no object of the
     * database. Conditions that cannot be asked outside their table, such as one on tableoid, are left to the INSERT.
     */
    String block() {
        String met = "1".repeat(question.conditions().size());
        String body = """
                #variable_conflict use_column
                DECLARE %1$s text[] := ARRAY[%2$s]::text[]; %3$s text; %4$s text := '';
                BEGIN
                  FOR %5$s IN 0..%6$s LOOP
                    BEGIN
                      SELECT %7$s INTO %3$s FROM %8$s AS %9$s;
                    EXCEPTION WHEN syntax_error_or_access_rule_violation THEN %3$s := '%10$s';
                      WHEN others THEN %3$s := '%11$s';
                    END;
                    %4$s := pg_catalog.concat(%4$s, %3$s, ',');
                  END LOOP;
                  PERFORM pg_catalog.set_config('%12$s', %4$s, true);
                END""".formatted(
                        CELLS,
                        cells(),
                        ANSWER,
                        ANSWERS,
                        NUMBER,
                        question.candidates().size() - 1,
                        judged(),
                        computedRows(oneRow()),
                        SqlText.name(question.table()),
                        met,
                        FAILED,
                        setting());
        return "DO " + SqlText.literal(body);
    }

    /** Returns the setting in which the block leaves its answers, each with a comma behind it. */
    String setting() {
        return "switchback.verdicts_" + number;
    }

    private String cells() {
        return question.candidates().stream()
                .flatMap(cells -> IntStream.range(0, cells.size())
                        .mapToObj(i -> text(cells.get(i), question.columns().get(i))))
                .collect(Collectors.joining(", "));
    }

    private String oneRow() {
        int n = question.columns().size();
        return "(SELECT " + NUMBER + ", "
                + IntStream.rangeClosed(1, n)
                        .mapToObj(i -> CELLS + "[" + NUMBER + " * " + n + " + " + i + "]")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private String computedRows(String source) {
        String given = givenRows(source);
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

    private String givenRows(String source) {
        List<String> cast = new ArrayList<>(List.of("v." + ROW));
        List<String> names = new ArrayList<>(List.of(ROW));
        for (int i = 0; i < question.columns().size(); i++) {
            names.add("c" + i);
            cast.add("CAST(v.c" + i + " AS "
                    + question.columns().get(i).type().base().sql() + ") AS "
                    + SqlText.name(question.columns().get(i).name()));
        }
        return "SELECT " + String.join(", ", cast) + " FROM " + source + " AS v(" + String.join(", ", names)
                + ") OFFSET 0";
    }

    private String valuesList() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < question.candidates().size(); i++) {
            rows.add(row(i, question.candidates().get(i)));
        }
        return "(VALUES " + String.join(", ", rows) + ")";
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
