// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.data.rows.FillReport.Filled;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.postgresql.PostgresRowEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the constraints: a table has the rows that the report names, or is reported with a reason. */
class RandomSchemaTest {

    private static final List<String> ON_POSTGRES = List.of(
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
    private static final List<String> ON_MYSQL = List.of(
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
            "timestamp",
            "time",
            "year",
            "bit(3)",
            "double",
            "float",
            "binary(2)",
            "varbinary(16)",
            "enum('a','b')",
            "set('a','b','c')");

    @Provide
    Arbitrary<String> onPostgres() {
        return new RandomSchemas("bigserial", ON_POSTGRES, RandomSchemaTest::columnOnPostgres).arbitrary();
    }

    /** Values of xml cannot be compared, so that no option but none fits all. */
    private static String columnOnPostgres(String type, String option) {
        return type + (type.equals("xml") ? "" : " " + option);
    }

    @Provide
    Arbitrary<String> onMysql() {
        return new RandomSchemas("bigint AUTO_INCREMENT", ON_MYSQL, RandomSchemaTest::columnOnMysql).arbitrary();
    }

    /** A timestamp is NOT NULL there unless it is said to be NULL. */
    private static String columnOnMysql(String type, String option) {
        return type + (type.equals("timestamp") && !option.contains("NOT") ? " NULL " : " ") + option;
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void noTableIsSilentlyEmpty(@ForAll("onPostgres") String schema) throws SQLException {
        Database database = TestServers.postgres().create("random_rows");
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, schema);
            check(new PostgresRowEngine(connection), connection, schema);
        } finally {
            TestServers.postgres().drop(database);
        }
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void noTableIsSilentlyEmptyOnMysql(@ForAll("onMysql") String schema) throws SQLException {
        check(MysqlScratch.MYSQL, schema);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void noTableIsSilentlyEmptyOnMariadb(@ForAll("onMysql") String schema) throws SQLException {
        check(MysqlScratch.MARIADB, schema);
    }

    private static void check(MysqlScratch.Product product, String schema) throws SQLException {
        try (MysqlScratch scratch = product.create(schema)) {
            check(scratch.engine(), scratch.connection(), schema);
        }
    }

    private static void check(RowEngine engine, Connection connection, String schema) throws SQLException {
        FillReport report = new Populator(engine, connection, 1, 6, Set.of()).fill(Optional.empty());
        Map<TableName, String> reasons =
                report.notFilled().stream().collect(Collectors.toMap(NotFilled::table, NotFilled::reason));
        Map<TableName, Integer> filled = report.filled().stream()
                .collect(Collectors.toMap(Filled::table, entry -> entry.rows().size()));
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
