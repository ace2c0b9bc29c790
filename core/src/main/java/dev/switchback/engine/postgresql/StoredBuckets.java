// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.BucketReading;
import dev.switchback.engine.BucketSums;
import dev.switchback.engine.TableColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Has PostgreSQL hash a large table bucket by bucket. */
final class StoredBuckets {

    private static final int GROUP = 90;

    private final Connection connection;
    private final StoredShape shape;
    private final BucketReading reading;

    StoredBuckets(Connection connection, StoredShape shape) {
        this.connection = connection;
        this.shape = shape;
        this.reading = new BucketReading(
                shape.columns(), shape.primary() ? shape.keys().get(0) : List.of());
    }

    BucketSums read() throws SQLException {
        return reading.read(connection, sql());
    }

    /** Returns a condition that one row in so many meets, by the hash of its key. */
    String sample(long parts) {
        return BucketReading.sample(key(), parts);
    }

    private String sql() {
        StringBuilder sums = new StringBuilder();
        for (TableColumn column : shape.columns()) {
            String name = RowExpressions.quoted(column.name());
            sums.append(", count(*) FILTER (WHERE ").append(name).append(" IS DISTINCT FROM NULL)");
            sums.append(", coalesce(sum(hashtextextended(").append(fast(column)).append(", k)), 0)");
        }
        for (TableColumn column : reading.numbered()) {
            sums.append(", max(").append(RowExpressions.quoted(column.name())).append(")::int8");
        }
        String from = (shape.partitioned() ? "" : "ONLY ") + RowExpressions.quoted(shape.name());
        return "SELECT (k & " + (BucketReading.BUCKETS - 1) + ")::int4, count(*)" + sums + " FROM (SELECT *, " + key()
                + " AS k FROM " + from + " OFFSET 0) AS t GROUP BY 1";
    }

    private String key() {
        return "hashtextextended(" + joined(reading.seeds()) + ", 0)";
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
}
