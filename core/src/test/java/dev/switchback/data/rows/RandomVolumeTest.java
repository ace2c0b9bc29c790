// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.data.volume.VolumeFiller;
import dev.switchback.data.volume.VolumeReport;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Engine;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.mysql.MysqlEngine;
import dev.switchback.engine.postgresql.PostgresEngine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the constraints: a table has the rows that were asked for, or is reported with a reason. */
class RandomVolumeTest {

    private static final List<Long> COUNTS = List.of(50L, 300L);

    @Provide
    Arbitrary<String> onPostgres() {
        return new RandomSchemaTest().onPostgres();
    }

    @Provide
    Arbitrary<String> onMysql() {
        return new RandomSchemaTest().onMysql();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void noTableSilentlyLacksRows(@ForAll("onPostgres") String schema) throws SQLException {
        Database database = TestServers.postgres().create("random_volume");
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, schema);
            check(new PostgresEngine(), connection, schema);
        } finally {
            TestServers.postgres().drop(database);
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void noTableSilentlyLacksRowsOnMysql(@ForAll("onMysql") String schema) throws SQLException {
        check(MysqlScratch.MYSQL, schema);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void noTableSilentlyLacksRowsOnMariadb(@ForAll("onMysql") String schema) throws SQLException {
        check(MysqlScratch.MARIADB, schema);
    }

    private static void check(MysqlScratch.Product product, String schema) throws SQLException {
        try (MysqlScratch scratch = product.create(schema)) {
            check(new MysqlEngine(product.flavor()), scratch.connection(), schema);
        }
    }

    private static void check(Engine engine, Connection connection, String schema) throws SQLException {
        RowEngine rows = engine.rowEngine(connection);
        VolumeFiller filler = new VolumeFiller(engine, 1, Set.of(), Optional.empty());
        for (long count : COUNTS) {
            SortedMap<TableName, Long> wanted = new TreeMap<>();
            rows.tables().forEach(table -> wanted.put(table, count));
            VolumeReport report = filler.fill(connection, wanted, Map.of());

            Map<TableName, String> reasons = report.notFilled().stream()
                    .collect(Collectors.toMap(NotFilled::table, NotFilled::why, (a, b) -> a + "; " + b));
            Map<TableName, Integer> held = rows.counts(rows.tables(), 1000);
            held.forEach((table, found) -> assertThat(found.longValue())
                    .as("%s; reported: %s; schema: %s", table, reasons, schema)
                    .isEqualTo(report.rows().get(table))
                    .matches(n -> n == count || reasons.containsKey(table)));
        }
    }
}
