// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import java.time.LocalDate;
import java.util.List;

/** Makes dates and times; the value for a number is always the same one. */
final class TimeValues {

    private static final List<String> DATES = List.of(
            "2024-02-29",
            "1970-01-01",
            "1999-12-31",
            "2038-01-20",
            "2023-07-15",
            "2025-01-01",
            "1900-01-01",
            "9999-12-31");
    private static final List<String> EXTREME_DATES = List.of("0001-01-01", "infinity", "-infinity", "0044-03-15 BC");
    private static final List<String> TIMES =
            List.of("12:34:56.789012", "00:00:00", "23:59:59.999999", "06:30:00", "18:00:00.5", "02:30:00");
    private static final LocalDate START = LocalDate.of(2024, 3, 1);

    private TimeValues() {}

    static String date(int i, Profile profile) {
        if (i < DATES.size()) {
            return DATES.get(i);
        }
        int extreme = i - DATES.size();
        if (profile == Profile.HOSTILE && extreme < EXTREME_DATES.size()) {
            return EXTREME_DATES.get(extreme);
        }
        return START.plusDays(i).toString();
    }

    static String time(int i) {
        return i < TIMES.size() ? TIMES.get(i) : String.format("%02d:%02d:%02d", i % 24, i * 7 % 60, i * 13 % 60);
    }

    static String instant(int i, Profile profile) {
        String date = date(i, profile);
        return date.length() == 10 ? date + " " + time(i) : date;
    }
}
