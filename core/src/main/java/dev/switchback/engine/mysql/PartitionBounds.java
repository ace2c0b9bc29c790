// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.Condition;
import dev.switchback.engine.mysql.RowCatalog.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what the partitions of a table admit as a condition on its rows. */
final class PartitionBounds {

    private static final String NAME = "the partitions' bounds";
    private static final String MOST = "MAXVALUE";

    private PartitionBounds() {}

    static Optional<Condition> of(List<Partition> partitions) {
        if (partitions.isEmpty()) {
            return Optional.empty();
        }
        Partition last = partitions.get(partitions.size() - 1);
        String sql = last.method().startsWith("RANGE")
                ? below(split(last.expression()), split(last.description()))
                : oneOf(last.expression(), partitions);
        return sql.isEmpty() ? Optional.empty() : Optional.of(new Condition(NAME, sql));
    }

    /** Compares column by column; NULL comes before all and stands in the first partition. */
    private static String below(List<String> columns, List<String> bounds) {
        String bound = bounds.get(0);
        if (bound.equals(MOST)) {
            return "";
        }
        String column = columns.get(0);
        String less = "((" + column + ") < " + bound + ")";
        if (columns.size() == 1) {
            return less;
        }
        String rest = below(columns.subList(1, columns.size()), bounds.subList(1, bounds.size()));
        return "(" + less + " OR (" + column + " = " + bound + (rest.isEmpty() ? "" : " AND " + rest) + "))";
    }

    private static String oneOf(String expression, List<Partition> partitions) {
        List<String> values = new ArrayList<>();
        partitions.forEach(partition -> values.addAll(split(partition.description())));
        if (values.contains("DEFAULT")) {
            return "";
        }
        boolean admitsNull = values.remove("NULL");
        boolean several =
                expression.contains(",") && !values.isEmpty() && values.get(0).startsWith("(");
        String of = several ? "(" + expression + ")" : expression;
        String in = values.isEmpty() ? "NULL" : of + " IN (" + String.join(", ", values) + ")";
        return "IFNULL(" + in + ", " + (admitsNull ? "1" : "0") + ")";
    }

    /** Splits at the commas that stand neither in a string nor between parentheses. */
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        boolean string = false;
        for (char c : list.toCharArray()) {
            string ^= c == '\'';
            depth += string ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && !string && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
