// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers of rows as people write them: {@code 80M}, {@code 1.5M}, {@code 100K}, {@code 12}. */
final class RowCount {

    private static final Pattern ROWS = Pattern.compile("(\\d{1,16}(?:\\.\\d{1,16})?)\\s*([A-Za-z]*)");
    private static final Map<String, Long> FACTORS =
            Map.of("", 1L, "k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L, "b", 1_000_000_000L);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private RowCount() {}

    /**
     * Reads a number of rows.
     *
     * @param what what it is the number of, for the message
     * @throws IllegalArgumentException if it is none, or nothing, or a part of a row
     */
    static long parse(String text, String what) {
        Matcher matcher = ROWS.matcher(text);
        Long factor = matcher.matches() ? FACTORS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (factor == null) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number of rows for " + what
                    + " (a number, if need be with K for thousands, M for millions, G or B for thousands of millions)");
        }
        BigDecimal rows = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor));
        if (rows.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("\"" + text + "\" is no whole number of rows for " + what);
        }
        if (rows.signum() == 0 || rows.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" rows for " + what
                    + " is not between 1 and a million thousand millions; for a table that stays empty write 1");
        }
        return rows.longValueExact();
    }
}
