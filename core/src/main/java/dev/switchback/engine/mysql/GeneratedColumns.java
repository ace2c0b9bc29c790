// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.TypeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes what a generated column asks of a row: that its expression can be computed and the column can hold the result.
 *
 * <p>What would be an error in an INSERT is only a warning in the query that judges, so that it has to be asked for.
 */
final class GeneratedColumns {

    private static final Pattern CAST = Pattern.compile(
            "cast\\((.*) as (signed|unsigned|decimal\\([0-9,]+\\)|date|datetime(?:\\(\\d\\))?)\\)", Pattern.DOTALL);
    private static final String DAY = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?)?$'";

    private static final String WHOLE = "'^-?[0-9]{1,9}$'";
    private static final String UNSIGNED = "'^[0-9]{1,9}$'";
    private static final String SMALL = "'^[0-9]{1,2}$'";

    private GeneratedColumns() {}

    static List<Condition> conditions(List<ColumnShape> columns) {
        List<Condition> conditions = new ArrayList<>();
        for (ColumnShape column : columns) {
            String expression = column.expression().orElse("NULL");
            if (column.computed() && !ofVersions(expression)) {
                List<String> parts = new ArrayList<>(StrictParts.of(expression));
                parts.add(holds(column.type(), "(" + expression + ")"));
                if (column.notNull()) {
                    parts.add("(" + expression + ") IS NOT NULL");
                }
                conditions.add(new Condition(
                        "the expression of generated column \"" + column.name() + "\"", String.join(" AND ", parts)));
            }
        }
        return conditions;
    }

    /** MariaDB computes the columns that say when a version of a row began and ended. */
    private static boolean ofVersions(String expression) {
        return expression.equals("ROW START") || expression.equals("ROW END");
    }

    /** Returns what an index over a cast asks of a row, where it asks for anything. */
    static Optional<Condition> indexable(String index, String expression) {
        Matcher cast = CAST.matcher(expression);
        return cast.matches()
                ? Optional.of(new Condition(
                        "the expression of index \"" + index + "\"",
                        cast.group(2).startsWith("da")
                                ? day("(" + cast.group(1) + ")")
                                : number("(" + cast.group(1) + ")", cast.group(2))))
                : Optional.empty();
    }

    private static String holds(TypeShape type, String expression) {
        boolean ofText = expression.toLowerCase(Locale.ROOT).contains("json_");
        return switch (type.kind()) {
            case TEXT, FIXED_TEXT ->
                type.length() == 0 ? computable(expression) : "CHAR_LENGTH(" + expression + ") <= " + type.length();
            case INTEGER, DECIMAL, FLOAT ->
                ofText
                        ? number(
                                expression,
                                type.kind() == TypeShape.Kind.INTEGER && type.length() < 4 ? "small" : type.sql())
                        : "COALESCE(" + expression + " + 0, 0) IS NOT NULL";
            case DATE, TIMESTAMP ->
                ofText
                        ? day(expression)
                        : "(" + expression + " IS NULL OR CAST(" + expression + " AS DATETIME) IS NOT NULL)";
            case SAMPLES -> RowSql.word(type).equals("enum") ? oneOf(type, expression) : computable(expression);
            default -> computable(expression);
        };
    }

    private static String day(String expression) {
        return "CAST(" + expression + " AS CHAR) REGEXP " + DAY + " AND (" + expression + " IS NULL OR CAST("
                + expression + " AS DATETIME) IS NOT NULL)";
    }

    private static String number(String expression, String type) {
        String pattern = type.startsWith("decimal") || type.startsWith("float") || type.startsWith("double")
                ? StrictParts.NUMBER
                : type.equals("small") ? SMALL : type.contains("unsigned") ? UNSIGNED : WHOLE;
        return "CAST(" + expression + " AS CHAR) REGEXP " + pattern;
    }

    private static String oneOf(TypeShape type, String expression) {
        return expression + type.samples().stream().map(RowSql::text).collect(Collectors.joining(", ", " IN (", ")"));
    }

    private static String computable(String expression) {
        return "COALESCE(LENGTH(" + expression + "), 0) >= 0";
    }
}
