// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Relation;
import dev.switchback.engine.TableColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the catalog says of a table whose rows are to be read. */
record StoredShape(
        long id,
        TableName name,
        List<TableColumn> columns,
        List<List<Integer>> keys,
        boolean primary,
        boolean partitioned,
        Set<Long> partitions) {

    static List<StoredShape> read(Connection connection, PostgresTypes types, Collection<Relation> tables)
            throws SQLException {
        Long[] ids = tables.stream().map(Relation::id).toArray(Long[]::new);
        Map<Long, Parts> parts = new LinkedHashMap<>();
        tables.forEach(table -> parts.put(table.id(), new Parts(table)));
        var array = connection.createArrayOf("oid", ids);
        for (Line line : Jdbc.query(connection, Line::of, RowCatalog.SHAPES, array)) {
            Objects.requireNonNull(parts.get(line.table())).add(line);
        }
        List<StoredShape> shapes = new ArrayList<>();
        for (Parts table : parts.values()) {
            shapes.add(table.shape(types));
        }
        return shapes;
    }

    private record Line(String what, long table, long number, String text, String type, long other, boolean flag) {

        static Line of(ResultSet row) throws SQLException {
            return new Line(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getBoolean(7));
        }
    }

    /** The lines of one table as they come in. */
    private static final class Parts {

        private final Relation table;
        private final List<Line> columns = new ArrayList<>();
        private final List<Line> keys = new ArrayList<>();
        private final Map<Integer, Long> sequences = new HashMap<>();
        private final Set<Long> partitions = new TreeSet<>();

        Parts(Relation table) {
            this.table = table;
        }

        void add(Line line) {
            switch (line.what()) {
                case "column" -> columns.add(line);
                case "key" -> keys.add(line);
                case "sequence" -> sequences.put((int) line.number(), line.other());
                default -> partitions.add(line.number());
            }
        }

        StoredShape shape(PostgresTypes types) throws SQLException {
            columns.sort(Comparator.comparingLong(Line::number));
            List<TableColumn> shaped = new ArrayList<>();
            for (Line line : columns) {
                int number = (int) line.number();
                shaped.add(new TableColumn(
                        number,
                        line.text(),
                        line.type(),
                        types.kind(line.other()),
                        line.flag(),
                        sequences.getOrDefault(number, 0L)));
            }
            boolean primary = !keys.isEmpty() && keys.get(0).flag();
            return new StoredShape(
                    table.id(), table.name(), shaped, indexes(shaped), primary, !partitions.isEmpty(), partitions);
        }

        private List<List<Integer>> indexes(List<TableColumn> shaped) {
            List<Integer> numbers = shaped.stream().map(TableColumn::number).toList();
            return keys.stream()
                    .map(line -> Arrays.stream(line.text().split(" "))
                            .map(number -> numbers.indexOf(Integer.parseInt(number)))
                            .toList())
                    .toList();
        }
    }
}
