// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.rows.FillReport.Filled;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.TableName;
import dev.switchback.engine.mysql.MysqlRowEngine;
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

/** Whatever the constraints: a table has the rows that the report names, or is reported with a reason. */
class MysqlRandomSchemaTest {

    private static final List<String> TYPES = List.of(
            "int",
            "bigint unsigned",
            "tinyint",
            "tinyint unsigned",
            "mediumint",
            "varchar(3)",
            "varchar(40) CHARACTER SET latin1",
            "varchar(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            "char(4)",
            "char(20) CHARACTER SET ascii",
            "decimal(6,2)",
            "boolean",
            "date",
            "datetime(3)",
            "timestamp NULL",
            "time",
            "year",
            "bit(3)",
            "double",
            "float",
            "binary(2)",
            "varbinary(16)",
            "enum('a','b')",
            "set('a','b','c')");
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

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void noTableIsSilentlyEmptyOnMysql(@ForAll("schemas") String schema) throws SQLException {
        check(MysqlScratch.MYSQL, schema);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void noTableIsSilentlyEmptyOnMariadb(@ForAll("schemas") String schema) throws SQLException {
        check(MysqlScratch.MARIADB, schema);
    }

    private static void check(MysqlScratch.Product product, String schema) throws SQLException {
        try (MysqlScratch scratch = product.create(schema)) {
            MysqlRowEngine engine = scratch.engine();
            FillReport report = new Populator(engine, scratch.connection(), 1, 6, Set.of()).fill(Optional.empty());
            Map<TableName, String> reasons =
                    report.notFilled().stream().collect(Collectors.toMap(NotFilled::table, NotFilled::reason));
            Map<TableName, Integer> filled = report.filled().stream()
                    .collect(Collectors.toMap(
                            Filled::table, entry -> entry.rows().size()));
            engine.counts(engine.tables(), 100)
                    .forEach((table, rows) -> assertThat(
                                    rows > 0
                                            ? !reasons.containsKey(table) && rows.equals(filled.get(table))
                                            : reasons.containsKey(table))
                            .as("%s has %d rows; reported: %s %s; schema: %s", table, rows, filled, reasons, schema)
                            .isTrue());
            assertThat(reasons.values()).allMatch(reason -> !reason.isBlank());
        }
    }

    @Provide
    Arbitrary<String> schemas() {
        return table().list().ofMinSize(1).ofMaxSize(4).map(MysqlRandomSchemaTest::schema);
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
            List<String> parts =
                    new ArrayList<>(List.of("id bigint AUTO_INCREMENT PRIMARY KEY", "a int", "b int NOT NULL"));
            for (int c = 0; c < tables.get(t).columns().size(); c++) {
                Column column = tables.get(t).columns().get(c);
                parts.add("c" + c + " "
                        + column.type().replace(" NULL", column.option().contains("NOT") ? "" : " NULL") + " "
                        + column.option());
            }
            tables.get(t).checks().stream()
                    .filter(check -> !check.isEmpty())
                    .forEach(check -> parts.add("CHECK (" + check + ")"));
            for (int r = 0; r < tables.get(t).references().size(); r++) {
                Reference reference = tables.get(t).references().get(r);
                parts.add("r" + r + " bigint " + (reference.required() ? "NOT NULL " : "")
                        + (reference.unique() ? "UNIQUE" : ""));
                keys.add("ALTER TABLE t" + t + " ADD FOREIGN KEY (r" + r + ") REFERENCES t"
                        + reference.to() % tables.size() + " (id);");
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
