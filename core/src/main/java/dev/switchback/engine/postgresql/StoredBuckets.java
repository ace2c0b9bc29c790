// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.BucketSums;
import dev.switchback.engine.BucketSums.Bucket;
import dev.switchback.engine.TableColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Has the server hash a large table bucket by bucket.
 *
 * <p>Each value's hash is seeded with its row's key, so that values that change places within a bucket are seen.
 */
final class StoredBuckets {

    private static final int BUCKETS = 4096;
    private static final int GROUP = 90;

    private final Connection connection;
    private final StoredShape shape;

    StoredBuckets(Connection connection, StoredShape shape) {
        this.connection = connection;
        this.shape = shape;
    }

    BucketSums read() throws SQLException {
        SortedMap<Integer, Bucket> buckets = new TreeMap<>();
        Map<Integer, Long> maxima = new HashMap<>();
        Jdbc.query(connection, row -> add(row, buckets, maxima), sql());
        long rows = buckets.values().stream().mapToLong(Bucket::rows).sum();
        return new BucketSums(rows, buckets, maxima);
    }

    /** Returns a condition that one row in so many meets, by the hash of its key. */
    String sample(long parts) {
        return " WHERE (" + key() + " >> 12) & " + (parts - 1) + " = 0";
    }

    private String sql() {
        StringBuilder sums = new StringBuilder();
        for (TableColumn column : shape.columns()) {
            String name = RowExpressions.quoted(column.name());
            sums.append(", count(*) FILTER (WHERE ").append(name).append(" IS DISTINCT FROM NULL)");
            sums.append(", coalesce(bit_xor(hashtextextended(")
                    .append(fast(column))
                    .append(", k)), 0)");
        }
        for (TableColumn column : numbered()) {
            sums.append(", max(").append(RowExpressions.quoted(column.name())).append(")::int8");
        }
        String from = (shape.partitioned() ? "" : "ONLY ") + RowExpressions.quoted(shape.name());
        return "SELECT (k & " + (BUCKETS - 1) + ")::int4, count(*)" + sums + " FROM (SELECT *, " + key() + " AS k FROM "
                + from + " OFFSET 0) AS t GROUP BY 1";
    }

    private List<TableColumn> numbered() {
        return shape.columns().stream()
                .filter(column -> column.sequence() != 0 && column.kind().isNumber())
                .toList();
    }

    private String key() {
        List<Integer> key = shape.primary() ? shape.keys().get(0) : List.of();
        List<TableColumn> columns = key.isEmpty()
                ? shape.columns()
                : key.stream().map(shape.columns()::get).toList();
        return "hashtextextended(" + joined(columns) + ", 0)";
    }

    /** Returns the columns' texts in one, in groups: a function takes a hundred arguments, a table 1,600 columns. */
    private static String joined(List<TableColumn> columns) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < columns.size(); i += GROUP) {
            groups.add(columns.subList(i, Math.min(i + GROUP, columns.size())).stream()
                    .map(StoredBuckets::fast)
                    .collect(Collectors.joining(", ", "concat_ws(chr(31), ", ")")));
        }
        return "(" + String.join(" || chr(31) || ", groups) + ")";
    }

    /** Types whose cast to text is the server's own need no call of {@code format}, which costs more. */
    private static String fast(TableColumn column) {
        return switch (column.kind()) {
            case INTEGER, DECIMAL, DATE, TIMESTAMP, UUID -> RowExpressions.quoted(column.name()) + "::text";
            default -> RowExpressions.text(column);
        };
    }

    private Bucket add(ResultSet row, SortedMap<Integer, Bucket> buckets, Map<Integer, Long> maxima)
            throws SQLException {
        List<Long> values = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        int at = 3;
        for (int i = 0; i < shape.columns().size(); i++) {
            values.add(row.getLong(at++));
            hashes.add(row.getLong(at++));
        }
        for (TableColumn column : numbered()) {
            maxima.merge(column.number(), row.getLong(at++), Math::max);
        }
        Bucket bucket = new Bucket(row.getLong(2), values, hashes);
        buckets.put(row.getInt(1), bucket);
        return bucket;
    }
}
