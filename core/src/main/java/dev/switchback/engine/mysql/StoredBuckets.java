// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

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
 * <p>Each value's hash is seeded with its row's key, so that values that change places within a bucket are seen. SHA2 is used
 * since MD5 is no longer there in MySQL 9.7.
 */
final class StoredBuckets {

    private static final int BUCKETS = 4096;

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
        return " WHERE (" + hash(key()) + " >> 12) & " + (parts - 1) + " = 0";
    }

    private String sql() {
        StringBuilder values = new StringBuilder();
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i < shape.columns().size(); i++) {
            values.append(", ").append(shape.texts().get(i)).append(" AS v").append(i);
            sums.append(", COUNT(v")
                    .append(i)
                    .append("), BIT_XOR(")
                    .append(hash("CONCAT_WS(CHAR(31), v" + i + ", k)", i))
                    .append(")");
        }
        for (TableColumn column : numbered()) {
            values.append(", ")
                    .append(StoredValues.quoted(column.name()))
                    .append(" AS n")
                    .append(column.number());
            sums.append(", LEAST(MAX(n").append(column.number()).append("), 9223372036854775807)");
        }
        return "SELECT k & " + (BUCKETS - 1) + ", COUNT(*)" + sums + " FROM (SELECT " + hash(key()) + " AS k" + values
                + " FROM " + shape.quotedName() + ") AS t GROUP BY k & " + (BUCKETS - 1);
    }

    private List<TableColumn> numbered() {
        return shape.columns().stream().filter(column -> column.sequence() != 0).toList();
    }

    /** The first key's values, or all where there is none. */
    private String key() {
        List<String> parts = shape.keys().isEmpty()
                ? shape.texts()
                : shape.keys().get(0).stream().map(shape.texts()::get).toList();
        return parts.stream()
                .map(part -> "COALESCE(" + part + ", CHAR(30))")
                .collect(Collectors.joining(", ", "CONCAT_WS(CHAR(31), ", ")"));
    }

    private static String hash(String text) {
        return "CAST(CONV(LEFT(SHA2(" + text + ", 256), 16), 16, 10) AS UNSIGNED)";
    }

    /** NULL has no hash. */
    private static String hash(String text, int column) {
        return "IF(v" + column + " IS NULL, NULL, " + hash(text) + ")";
    }

    private Bucket add(ResultSet row, SortedMap<Integer, Bucket> buckets, Map<Integer, Long> maxima)
            throws SQLException {
        List<Long> values = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        int at = 3;
        for (int i = 0; i < shape.columns().size(); i++) {
            values.add(row.getLong(at++));
            hashes.add(Long.parseUnsignedLong(row.getString(at++)));
        }
        for (TableColumn column : numbered()) {
            maxima.merge(column.number(), row.getLong(at++), Math::max);
        }
        Bucket bucket = new Bucket(row.getLong(2), values, hashes);
        buckets.put(row.getInt(1), bucket);
        return bucket;
    }
}
