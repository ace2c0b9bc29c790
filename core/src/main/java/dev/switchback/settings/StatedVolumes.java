// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern ROWS = Pattern.compile("(\\d{1,16}(?:\\.\\d{1,16})?)\\s*([A-Za-z]*)");
    private static final Map<String, Long> FACTORS =
            Map.of("", 1L, "k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L, "b", 1_000_000_000L);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

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
            if (tables.put(table, rows(table, part.substring(equals + 1).trim())) != null) {
                throw new IllegalArgumentException("\"" + table + "\" stands there twice; keep one of them");
            }
        }
        Long others = tables.remove(ALL);
        return new StatedVolumes(tables, others == null ? OptionalLong.empty() : OptionalLong.of(others));
    }

    private static long rows(String table, String text) {
        Matcher matcher = ROWS.matcher(text);
        Long factor = matcher.matches() ? FACTORS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (factor == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number of rows for " + table
                    + " (a number, if need be with K for thousands, M for millions, G or B for thousands of millions)");
        }
        BigDecimal rows = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor));
        if (rows.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("\"" + text + "\" is no whole number of rows for " + table);
        }
        if (rows.signum() == 0 || rows.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" rows for " + table
                    + " is not between 1 and a million thousand millions; for a table that stays empty write 1");
        }
        return rows.longValueExact();
    }
}
