// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.BucketSums;
import dev.switchback.engine.Row;
import dev.switchback.engine.RowBudget;
import dev.switchback.engine.TableState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads the rows of one table: all of them, or sums and a sample where there are too many. */
final class StoredRows {

    private final Connection connection;
    private final StoredShape shape;
    private final RowBudget budget;

    StoredRows(Connection connection, StoredShape shape, RowBudget budget) {
        this.connection = connection;
        this.shape = shape;
        this.budget = budget;
    }

    TableState read() throws SQLException {
        Optional<List<Row>> all = copy("", budget.rows() + 1);
        if (all.isPresent() && all.get().size() <= budget.rows()) {
            return state(all.get(), Optional.empty());
        }
        StoredBuckets buckets = new StoredBuckets(connection, shape);
        BucketSums sums = buckets.read();
        return state(sample(buckets, sums.rowCount()), Optional.of(sums));
    }

    /** Halves the sample until it fits; which rows are in it depends on their keys alone. */
    private List<Row> sample(StoredBuckets buckets, long rowCount) throws SQLException {
        long parts = Long.highestOneBit(Math.max(1, rowCount / Math.max(1, budget.rows() / 4)));
        while (parts <= rowCount * 2) {
            Optional<List<Row>> rows = copy(buckets.sample(parts), budget.rows());
            if (rows.isPresent()) {
                return rows.get();
            }
            parts *= 2;
        }
        return List.of();
    }

    private TableState state(List<Row> rows, Optional<BucketSums> sums) {
        return new TableState(
                shape.id(),
                shape.name(),
                shape.columns(),
                shape.keys(),
                shape.primary(),
                rows,
                sums,
                shape.partitions());
    }

    /**
     * Returns the rows, or empty if they have more bytes than the budget.
     *
     * <p>What is too much is read all the same: to cancel a COPY that is nearly through leaves its end to the next statement
     * (pgjdbc 42.7).
     */
    private Optional<List<Row>> copy(String where, int limit) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql(where, limit));
        List<Row> rows = new ArrayList<>();
        long bytes = 0;
        for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
            bytes += line.length;
            if (bytes <= budget.bytes()) {
                rows.add(row(line));
            } else {
                rows.clear();
            }
        }
        return bytes <= budget.bytes() ? Optional.of(rows) : Optional.empty();
    }

    private String sql(String where, int limit) {
        String columns = shape.columns().stream().map(RowExpressions::copied).collect(Collectors.joining(", "));
        // A partitioned table is read once, through its root; a table that others merely inherit from, without them.
        String home = shape.partitioned() ? "tableoid::pg_catalog.regclass" : "''";
        String from = (shape.partitioned() ? "" : "ONLY ") + RowExpressions.quoted(shape.name());
        return "COPY (SELECT " + home + (columns.isEmpty() ? "" : ", ") + columns + " FROM " + from + where + " LIMIT "
                + limit + ") TO STDOUT";
    }

    private static Row row(byte[] line) {
        List<@Nullable String> values = CopyText.parse(line);
        String partition = values.get(0);
        return Row.in(partition == null ? "" : partition, values.subList(1, values.size()));
    }
}
