// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows tables have in production, as a person states it: {@code orders=80M,billing.invoices=1.5M,*=5M}.
 *
 * @param tables rows by name, as it was written, with the schema or without
 * @param others rows of every table that nothing else is known of, if that was stated with {@code *}
 */
public record StatedVolumes(SortedMap<String, Long> tables, OptionalLong others) {

    /** Nothing stated. */
    public static final StatedVolumes NONE = new StatedVolumes(new TreeMap<>(), OptionalLong.empty());

    private static final String ALL = "*";

    public StatedVolumes {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /**
     * Reads what a person wrote.
     *
     * @throws IllegalArgumentException if it cannot be meant
     */
    static StatedVolumes parse(String text) {
        SortedMap<String, Long> tables = new TreeMap<>();
        for (String part : Values.split(text)) {
            // A name may hold an equals sign, a number does not.
            int equals = part.lastIndexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "\"" + part + "\" is not a table with its rows, such as orders=80M or *=5M for all others");
            }
            String table = part.substring(0, equals).trim();
            if (tables.put(table, RowCount.parse(part.substring(equals + 1).trim(), table)) != null) {
                throw new IllegalArgumentException("\"" + table + "\" stands there twice; keep one of them");
            }
        }
        Long others = tables.remove(ALL);
        return new StatedVolumes(tables, others == null ? OptionalLong.empty() : OptionalLong.of(others));
    }
}
