// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.postgresql.PostgresRowEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the constraints: a table has rows afterwards, or is reported with a reason. */
class RandomSchemaTest {

    private static final List<String> TYPES = List.of(
            "int",
            "bigint",
            "smallint",
            "text",
            "varchar(3)",
            "char(4)",
            "numeric(6,2)",
            "boolean",
            "date",
            "timestamptz",
            "uuid",
            "jsonb",
            "bytea",
            "int[]",
            "interval",
            "inet",
            "tstzrange",
            "time",
            "real",
            "xml");
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

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void noTableIsSilentlyEmpty(@ForAll("schemas") String schema) throws SQLException {
        Database database = TestServers.postgres().create("random_rows");
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, schema);
            PostgresRowEngine engine = new PostgresRowEngine(connection);
            FillReport report = new Populator(engine, connection, 1, 6, Set.of()).fill(Optional.empty());
            Map<TableName, String> reasons =
                    report.notFilled().stream().collect(Collectors.toMap(NotFilled::table, NotFilled::reason));
            engine.counts(engine.tables(), 1)
                    .forEach((table, rows) -> assertThat(rows > 0 ^ reasons.containsKey(table))
                            .as("%s has %d rows; reported: %s; schema: %s", table, rows, reasons, schema)
                            .isTrue());
            assertThat(reasons.values()).allMatch(reason -> !reason.isBlank());
        } finally {
            TestServers.postgres().drop(database);
        }
    }

    @Provide
    Arbitrary<String> schemas() {
        return table().list().ofMinSize(1).ofMaxSize(4).map(RandomSchemaTest::schema);
    }

    private record Column(String type, String option) {}

    private record Reference(int to, boolean required, boolean unique) {}

    private record Table(List<Column> columns, List<String> checks, List<Reference> references) {}

    private static Arbitrary<Table> table() {
        Arbitrary<Column> column = Combinators.combine(Arbitraries.of(TYPES), Arbitraries.of(OPTIONS))
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

    private static String schema(List<Table> tables) {
        StringBuilder sql = new StringBuilder();
        List<String> keys = new ArrayList<>();
        for (int t = 0; t < tables.size(); t++) {
            List<String> parts = new ArrayList<>(List.of("id bigserial PRIMARY KEY", "a int", "b int NOT NULL"));
            for (int c = 0; c < tables.get(t).columns().size(); c++) {
                Column column = tables.get(t).columns().get(c);
                boolean comparable = !column.type().equals("xml");
                parts.add("c" + c + " " + column.type() + " " + (comparable ? column.option() : ""));
            }
            tables.get(t).checks().stream()
                    .filter(check -> !check.isEmpty())
                    .forEach(check -> parts.add("CHECK (" + check + ")"));
            for (int r = 0; r < tables.get(t).references().size(); r++) {
                Reference reference = tables.get(t).references().get(r);
                parts.add("r" + r + " bigint " + (reference.required() ? "NOT NULL " : "")
                        + (reference.unique() ? "UNIQUE" : ""));
                keys.add("ALTER TABLE t" + t + " ADD FOREIGN KEY (r" + r + ") REFERENCES t"
                        + reference.to() % tables.size() + ";");
            }
            sql.append("CREATE TABLE t")
                    .append(t)
                    .append(" (")
                    .append(String.join(", ", parts))
                    .append(");\n");
        }
        return sql + String.join("\n", keys);
    }
}
