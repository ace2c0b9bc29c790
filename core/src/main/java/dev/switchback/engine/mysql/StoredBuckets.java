// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.BucketReading;
import dev.switchback.engine.BucketSums;
import dev.switchback.engine.TableColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * Has MySQL or MariaDB hash a large table bucket by bucket.
 *
 * <p>Long values are hashed in their short form: what is longer than {@code max_allowed_packet} when it is written as text
 * would be NULL. SHA2 is used since MD5 is no longer there in MySQL 9.7.
 */
final class StoredBuckets {

    private final Connection connection;
    private final StoredShape shape;
    private final BucketReading reading;

    StoredBuckets(Connection connection, StoredShape shape) {
        this.connection = connection;
        this.shape = shape;
        this.reading = new BucketReading(shape.columns(), shape.rowKey());
    }

    BucketSums read() throws SQLException {
        return reading.read(connection, sql());
    }

    /** Returns a condition that one row in so many meets, by the hash of its key. */
    String sample(long parts) {
        return BucketReading.sample(hash(key()), parts);
    }

    private String sql() {
        StringBuilder values = new StringBuilder();
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i < shape.columns().size(); i++) {
            String hash = hash("CONCAT_WS(CHAR(31), v" + i + ", k)");
            values.append(", ").append(shape.texts().get(i)).append(" AS v").append(i);
            sums.append(", COUNT(v").append(i).append("), ");
            sums.append("SUM(IF(v" + i + " IS NULL, 0, " + hash + "))");
        }
        for (TableColumn column : reading.numbered()) {
            String name = "n" + column.number();
            values.append(", " + StoredValues.quoted(column.name()) + " AS " + name);
            sums.append(", LEAST(MAX(" + name + "), 9223372036854775807)");
        }
        String bucket = "k & " + (BucketReading.BUCKETS - 1);
        return "SELECT " + bucket + ", COUNT(*)" + sums + " FROM (SELECT " + hash(key()) + " AS k" + values + " FROM "
                + shape.quotedName() + ") AS t GROUP BY " + bucket;
    }

    private String key() {
        return reading.seeds().stream()
                .map(column -> shape.texts().get(shape.columns().indexOf(column)))
                .map(text -> "COALESCE(" + text + ", CHAR(30))")
                .collect(Collectors.joining(", ", "CONCAT_WS(CHAR(31), ", ")"));
    }

    private static String hash(String text) {
        return "CAST(CONV(LEFT(SHA2(" + text + ", 256), 16), 16, 10) AS UNSIGNED)";
    }
}
