// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows and values as a person reads them in a message. */
final class Shown {

    private static final int LONGEST = 80;
    private static final char DIGEST = '\uE000';

    private Shown() {}

    /** Returns the value quoted, cut where it is long, with characters that cannot be seen made visible. */
    static String value(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        String text = value.indexOf(DIGEST) == 0 ? value.substring(value.lastIndexOf(':') + 1) + "…" : value;
        String visible = text.codePoints()
                .limit(LONGEST)
                .mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
        boolean cut = text.codePointCount(0, text.length()) > LONGEST;
        return "'" + visible.replace("'", "''") + (cut ? "…'" : "'");
    }

    /** Returns what tells the row from others: {@code id '7'}, or its first values where there is no key. */
    static String row(TableState table, Row row) {
        List<Integer> columns = table.keys().stream()
                .filter(key -> key.stream().allMatch(i -> row.get(i) != null))
                .findFirst()
                .orElseGet(() ->
                        IntStream.range(0, Math.min(4, row.size())).boxed().toList());
        return columns.stream()
                .map(i -> table.columns().get(i).name() + " " + value(row.get(i)))
                .collect(Collectors.joining(", "));
    }

    /** Returns {@code 1 row} or {@code 3 rows}. */
    static String rows(long count) {
        return count == 1 ? "1 row" : "%,d rows".formatted(count);
    }

    /** Returns {@code 1 value} or {@code 3 values}. */
    static String values(long count) {
        return count == 1 ? "1 value" : "%,d values".formatted(count);
    }

    /** Returns up to three rows, and how many more there are. */
    static String examples(TableState table, List<Row> rows) {
        String first =
                rows.stream().limit(3).map(row -> "(" + row(table, row) + ")").collect(Collectors.joining(", "));
        return rows.size() > 3 ? first + ", …" : first;
    }
}
