// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.BucketSums.Bucket;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a server is to hash a large table bucket by bucket; a product adds its SQL.
 *
 * <p>The query groups by the lowest bits of the hash of a row's key and gives for each bucket its number, how many rows it has,
 * then for each column how many values are not NULL and the sum of their hashes, then for each {@link #numbered} column its
 * largest value. Each value's hash is seeded with its row's key, so that values that change places within a bucket are seen.
 * Hashes are added up: with XOR, two equal rows of a table without a key would be as good as none.
 *
 * @param columns the table's columns
 * @param key     the columns that tell its rows apart, as indexes into the columns; empty if none do
 */
public record BucketReading(List<TableColumn> columns, List<Integer> key) {

    /** How many buckets there are. */
    public static final int BUCKETS = 4096;

    private static final int BUCKET_BITS = Integer.numberOfTrailingZeros(BUCKETS);

    public BucketReading {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** Returns the columns whose values say in which bucket a row is: the key's, or all, whatever their order. */
    public List<TableColumn> seeds() {
        return key.isEmpty()
                ? columns.stream()
                        .sorted(Comparator.comparing(TableColumn::name))
                        .toList()
                : key.stream().map(columns::get).toList();
    }

    /** Returns the columns that a sequence numbers. */
    public List<TableColumn> numbered() {
        return columns.stream()
                .filter(column -> column.sequence() != 0 && column.kind().isNumber())
                .toList();
    }

    /** Returns a condition that one row in so many meets, by the hash of its key. */
    public static String sample(String hashedKey, long parts) {
        return " WHERE (" + hashedKey + " >> " + BUCKET_BITS + ") & " + (parts - 1) + " = 0";
    }

    /** Runs the query. */
    public BucketSums read(Connection connection, String sql) throws SQLException {
        SortedMap<Integer, Bucket> buckets = new TreeMap<>();
        Map<Integer, Long> maxima = new HashMap<>();
        Jdbc.query(connection, row -> buckets.put(row.getInt(1), bucket(row, maxima)), sql);
        long rows = buckets.values().stream().mapToLong(Bucket::rows).sum();
        return new BucketSums(rows, seeds().stream().map(TableColumn::name).toList(), buckets, maxima);
    }

    private Bucket bucket(ResultSet row, Map<Integer, Long> maxima) throws SQLException {
        List<Long> values = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        int at = 3;
        for (int i = 0; i < columns.size(); i++) {
            values.add(row.getLong(at++));
            hashes.add(modulo(row.getBigDecimal(at++)));
        }
        for (TableColumn column : numbered()) {
            maxima.merge(column.number(), row.getLong(at++), Math::max);
        }
        return new Bucket(row.getLong(2), values, hashes);
    }

    /** Whether hashes have a sign or not, their sums are equal modulo 2 to the power of 64. */
    private static long modulo(BigDecimal sum) {
        return sum.toBigInteger().longValue();
    }
}
