// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.BucketSums;
import dev.switchback.engine.Row;
import dev.switchback.engine.RowBudget;
import dev.switchback.engine.TableState;
import dev.switchback.engine.ValueKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of tables: all of them, or sums and a sample where there are too many.
 *
 * <p>Many small tables are read by one query, since asking costs more than reading.
 */
final class StoredRows {

    private static final int GROUP = 40;
    private static final String NO_SUCH_TABLE = "42S02";

    private final Connection connection;
    private final RowBudget budget;

    StoredRows(Connection connection, RowBudget budget) {
        this.connection = connection;
        this.budget = budget;
    }

    /** Returns the tables that are still there. */
    List<TableState> read(List<StoredShape> shapes) throws SQLException {
        List<StoredShape> byWidth = new ArrayList<>(shapes);
        byWidth.sort(Comparator.comparingInt(shape -> shape.columns().size()));
        List<TableState> states = new ArrayList<>();
        for (int i = 0; i < byWidth.size(); i += GROUP) {
            states.addAll(group(byWidth.subList(i, Math.min(i + GROUP, byWidth.size()))));
        }
        return states;
    }

    private List<TableState> group(List<StoredShape> shapes) throws SQLException {
        try {
            List<TableState> states = new ArrayList<>();
            List<List<Row>> rows = select(shapes, "", budget.rows() + 1);
            for (int i = 0; i < shapes.size(); i++) {
                states.add(state(shapes.get(i), rows.get(i)));
            }
            return states;
        } catch (SQLException e) {
            if (!NO_SUCH_TABLE.equals(e.getSQLState())) {
                throw e;
            }
            return shapes.size() == 1 ? List.of() : oneByOne(shapes);
        }
    }

    private List<TableState> oneByOne(List<StoredShape> shapes) throws SQLException {
        List<TableState> states = new ArrayList<>();
        for (StoredShape shape : shapes) {
            states.addAll(group(List.of(shape)));
        }
        return states;
    }

    private TableState state(StoredShape shape, List<Row> rows) throws SQLException {
        if (rows.size() <= budget.rows() && bytes(rows) <= budget.bytes()) {
            return shape.state(rows, Optional.empty());
        }
        StoredBuckets buckets = new StoredBuckets(connection, shape);
        BucketSums sums = buckets.read();
        return shape.state(sample(shape, buckets, sums.rowCount()), Optional.of(sums));
    }

    /** Halves the sample until it fits; which rows are in it depends on their keys alone. */
    private List<Row> sample(StoredShape shape, StoredBuckets buckets, long rowCount) throws SQLException {
        long parts = Long.highestOneBit(Math.max(1, rowCount / Math.max(1, budget.rows() / 4)));
        while (parts <= rowCount * 2) {
            List<Row> rows = select(List.of(shape), buckets.sample(parts), budget.rows() + 1)
                    .get(0);
            if (rows.size() <= budget.rows() && bytes(rows) <= budget.bytes()) {
                return rows;
            }
            parts *= 2;
        }
        return List.of();
    }

    private static long bytes(List<Row> rows) {
        long bytes = 0;
        for (Row row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String value = row.get(i);
                bytes += value == null ? 1 : value.length();
            }
        }
        return bytes;
    }

    private List<List<Row>> select(List<StoredShape> shapes, String where, int limit) throws SQLException {
        List<List<Row>> rows = new ArrayList<>();
        shapes.forEach(shape -> rows.add(new ArrayList<>()));
        int width = shapes.get(shapes.size() - 1).columns().size();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            parts.add("(SELECT " + i + ", " + values(shapes.get(i), width) + " FROM "
                    + shapes.get(i).quotedName() + where + " LIMIT " + limit + ")");
        }
        Jdbc.query(
                connection,
                row -> rows.get(row.getInt(1)).add(row(row, shapes.get(row.getInt(1)))),
                String.join(" UNION ALL ", parts));
        return rows;
    }

    private static String values(StoredShape shape, int width) {
        List<String> values = new ArrayList<>(shape.texts());
        while (values.size() < width) {
            values.add("NULL");
        }
        return String.join(", ", values);
    }

    private static Row row(ResultSet row, StoredShape shape) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < shape.columns().size(); i++) {
            String value = row.getString(i + 2);
            boolean single = value != null && shape.columns().get(i).kind() == ValueKind.FLOAT4;
            values.add(single ? Float.toString(Float.parseFloat(value)) : value);
        }
        return Row.in("", values);
    }
}
