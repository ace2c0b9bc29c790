// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Statements that create up to four tables at random, with constraints that may contradict each other and references that may go
 * in circles.
 *
 * @param numbered a type whose values the server counts up
 * @param types    the types that a column may have
 * @param column   writes a column's type and option, such as {@code NOT NULL}
 */
record RandomSchemas(String numbered, List<String> types, BinaryOperator<String> column) {

    private static final List<String> OPTIONS =
            List.of("", "", "NOT NULL", "UNIQUE", "NOT NULL UNIQUE", "DEFAULT NULL");
    private static final List<String> CHECKS = List.of(
            "",
            "",
            "a > 10",
            "a < 0",
            "a BETWEEN 3 AND 4",
            "a > b",
            "a + b = 7",
            "b IS NULL OR a IS NULL",
            "a <> b",
            "a IN (5, 6)",
            "a > 5 AND a < 2",
            "a * a = 49",
            "coalesce(a, b) IS NOT NULL");

    RandomSchemas {
        types = List.copyOf(types);
    }

    private record Column(String type, String option) {}

    private record Reference(int to, boolean required, boolean unique) {}

    private record Table(List<Column> columns, List<String> checks, List<Reference> references) {}

    Arbitrary<String> arbitrary() {
        return table().list().ofMinSize(1).ofMaxSize(4).map(this::statements);
    }

    private Arbitrary<Table> table() {
        Arbitrary<Column> column = Combinators.combine(Arbitraries.of(types), Arbitraries.of(OPTIONS))
                .as(Column::new);
        Arbitrary<Reference> reference = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false, false))
                .as(Reference::new);
        return Combinators.combine(
                        column.list().ofMaxSize(4),
                        Arbitraries.of(CHECKS).list().ofMaxSize(2),
                        reference.list().ofMaxSize(2))
                .as(Table::new);
    }

    private String statements(List<Table> tables) {
        StringBuilder sql = new StringBuilder();
        List<String> keys = new ArrayList<>();
        for (int t = 0; t < tables.size(); t++) {
            List<Reference> references = tables.get(t).references();
            List<String> parts = parts(tables.get(t));
            for (int r = 0; r < references.size(); r++) {
                parts.add("r" + r + " bigint " + (references.get(r).required() ? "NOT NULL " : "")
                        + (references.get(r).unique() ? "UNIQUE" : ""));
                keys.add("ALTER TABLE t" + t + " ADD FOREIGN KEY (r" + r + ") REFERENCES t"
                        + references.get(r).to() % tables.size() + " (id);");
            }
            sql.append("CREATE TABLE t" + t + " (" + String.join(", ", parts) + ");\n");
        }
        return sql + String.join("\n", keys);
    }

    private List<String> parts(Table table) {
        List<String> parts = new ArrayList<>(List.of("id " + numbered + " PRIMARY KEY", "a int", "b int NOT NULL"));
        for (int c = 0; c < table.columns().size(); c++) {
            Column each = table.columns().get(c);
            parts.add("c" + c + " " + column.apply(each.type(), each.option()));
        }
        table.checks().stream().filter(check -> !check.isEmpty()).forEach(check -> parts.add("CHECK (" + check + ")"));
        return parts;
    }
}
