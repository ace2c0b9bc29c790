// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Question;
import dev.switchback.engine.TypeShape;
import dev.switchback.engine.TypeShape.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the query that asks which candidate rows meet which conditions.
 *
 * <p>The candidates stand in a VALUES list under the table's own name, converted to the types of its columns, so that the
 * conditions can be used as the catalog gives them, and nothing is inserted to find out.
 */
record RowJudgement(int number, Question question, Flavor flavor) {

    private static final String ROW = "`switchback row`";

    /** Returns the VALUES list, to stand in the WITH clause. */
    String values() {
        String start = flavor == Flavor.MYSQL ? "ROW(" : "(";
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < question.candidates().size(); i++) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(i)));
            for (int c = 0; c < question.columns().size(); c++) {
                cells.add(cell(
                        question.candidates().get(i).get(c), question.columns().get(c)));
            }
            rows.add(start + String.join(", ", cells) + ")");
        }
        String names = IntStream.range(0, question.columns().size())
                .mapToObj(c -> ", c" + c)
                .collect(Collectors.joining());
        return source() + " (" + ROW + names + ") AS (VALUES " + String.join(", ", rows) + ")";
    }

    private String source() {
        return "`switchback values " + number + "`";
    }

    private static String cell(Cell cell, ColumnShape column) {
        if (cell instanceof Cell.Text value) {
            boolean bytes = column.type().kind() == Kind.BINARY || value.text().startsWith(RowSql.BYTES);
            return RowSql.text(bytes ? RowSql.digits(value.text()) : value.text());
        }
        boolean constant = cell instanceof Cell.Default && column.sequence().isEmpty();
        return constant ? "(" + column.expression().orElse("NULL") + ")" : "NULL";
    }

    /** Returns a query with the question's number, the candidate's, and a 1 or a 0 for each condition. */
    String query() {
        String judged = question.conditions().stream()
                .map(condition -> "CASE WHEN COALESCE((" + condition.expression() + "), 1) THEN '1' ELSE '0' END")
                .collect(Collectors.joining(", "));
        return "SELECT " + number + " AS question, " + ROW + " AS candidate, CONCAT(" + judged + ") AS met FROM "
                + rows() + " AS " + RowSql.name(question.table());
    }

    private String rows() {
        String given = "(SELECT " + ROW + given() + " FROM " + source() + ")";
        if (question.computed().isEmpty()) {
            return given;
        }
        String table = RowSql.name(question.table());
        String computed = question.computed().stream()
                .map(column -> ", " + converted(column) + " AS " + RowSql.name(column.name()))
                .collect(Collectors.joining());
        return "(SELECT " + table + ".*" + computed + " FROM " + given + " AS " + table + ")";
    }

    private String given() {
        List<ColumnShape> columns = question.columns();
        return IntStream.range(0, columns.size())
                .mapToObj(i -> ", " + typed(columns.get(i).type(), "c" + i) + " AS "
                        + RowSql.name(columns.get(i).name()))
                .collect(Collectors.joining());
    }

    /** A generated column's value has about the right type already, but a number may come from a text. */
    private static String converted(ColumnShape column) {
        String expression = "(" + column.expression().orElse("NULL") + ")";
        return switch (column.type().kind()) {
            case INTEGER -> integer(column.type(), expression);
            case TEXT, FIXED_TEXT -> text(column.type(), expression);
            default -> expression;
        };
    }

    private static String integer(TypeShape type, String expression) {
        return "CAST(" + expression + " AS " + (type.sql().contains("unsigned") ? "UNSIGNED)" : "SIGNED)");
    }

    private static String text(TypeShape type, String expression) {
        Matcher matcher = Charsets.matcher(type);
        return matcher.find()
                ? "CONVERT(" + expression + " USING " + matcher.group(1) + ") COLLATE " + matcher.group(2)
                : expression;
    }

    private String typed(TypeShape type, String text) {
        return switch (type.kind()) {
            case INTEGER, BOOLEAN -> integer(type, text);
            case DECIMAL -> "CAST(" + text + " AS DECIMAL(" + type.length() + ", " + type.scale() + "))";
            case FLOAT -> "(" + text + " + 0e0)";
            case BITS -> "CAST(CONV(" + text + ", 2, 10) AS UNSIGNED)";
            case DATE -> "CAST(" + text + " AS DATE)";
            case TIME -> "CAST(" + text + " AS TIME(" + type.length() + "))";
            case TIMESTAMP -> "CAST(" + text + " AS DATETIME(" + type.length() + "))";
            case BINARY -> "UNHEX(" + text + ")";
            case JSON -> flavor == Flavor.MYSQL ? "CAST(" + text + " AS JSON)" : text(type, text);
            case TEXT, FIXED_TEXT -> text(type, text);
            default -> other(type, text);
        };
    }

    private String other(TypeShape type, String text) {
        return switch (RowSql.word(type)) {
            case "year" -> "CAST(" + text + " AS UNSIGNED)";
            case "uuid", "inet4", "inet6" -> "CAST(" + text + " AS " + type.sql() + ")";
            default -> RowSql.read(type, text(type, text), flavor);
        };
    }
}
