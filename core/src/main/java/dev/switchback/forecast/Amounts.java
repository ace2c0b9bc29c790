// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Says durations, sizes and row counts as people do: rounded to what is known of them. */
public final class Amounts {

    /**
     * A unit.
     *
     * @param from the least value that is said in it: up to ninety minutes are minutes, and half a second is one of seconds
     */
    private record Unit(String one, String many, double size, double from) {}

    private static final double YEAR = 365.25 * 86_400;

    private static final List<Unit> TIMES = List.of(
            new Unit("year", "years", YEAR, 1.5 * YEAR),
            new Unit("day", "days", 86_400, 1.5 * 86_400),
            new Unit("hour", "hours", 3_600, 1.5 * 3_600),
            new Unit("minute", "minutes", 60, 90),
            new Unit("second", "seconds", 1, 0.5),
            new Unit("ms", "ms", 0.001, 0));
    private static final List<Unit> SIZES = List.of(
            new Unit("TB", "TB", 1e12, 1e12),
            new Unit("GB", "GB", 1e9, 1e9),
            new Unit("MB", "MB", 1e6, 1e6),
            new Unit("kB", "kB", 1e3, 1e3),
            new Unit("bytes", "bytes", 1, 0));

    private Amounts() {}

    /** Returns the words for an interval where there is little room: one that begins at next to nothing is told by its end. */
    public static String briefly(Interval seconds) {
        boolean isOpen = seconds.high() >= 0.1 && seconds.low() < seconds.high() / 20;
        return isOpen ? "up to " + seconds(seconds.high()) : seconds(seconds);
    }

    /** Returns an interval of seconds, such as {@code 6 to 9 minutes}. */
    public static String seconds(Interval seconds) {
        if (seconds.high() < 0.1) {
            return "under 0.1 seconds";
        }
        return seconds.low() > 1_000 * YEAR ? "over 1,000 years" : interval(seconds, TIMES);
    }

    /** Returns an interval of bytes, such as {@code 12 to 14 GB}. */
    public static String bytes(Interval bytes) {
        return bytes.high() < 1_000 ? "under 1 kB" : interval(bytes, SIZES);
    }

    /** Returns seconds, such as {@code 1.5 minutes}. */
    public static String seconds(double seconds) {
        return one(seconds, TIMES);
    }

    /** Returns bytes, such as {@code 14 GB}. */
    public static String bytes(double bytes) {
        return one(bytes, SIZES);
    }

    private static String interval(Interval value, List<Unit> units) {
        Unit unit = unit(value.middle(), units);
        String low = digits(value.low() / unit.size(), RoundingMode.FLOOR);
        String high = digits(value.high() / unit.size(), RoundingMode.CEILING);
        return low.equals(high) ? named(low, unit) : low + " to " + named(high, unit);
    }

    private static String one(double value, List<Unit> units) {
        Unit unit = unit(value, units);
        return named(digits(value / unit.size(), RoundingMode.HALF_UP), unit);
    }

    private static String named(String number, Unit unit) {
        return number + " " + (number.equals("1") ? unit.one() : unit.many());
    }

    private static Unit unit(double value, List<Unit> units) {
        return units.stream().filter(unit -> value >= unit.from()).findFirst().orElseThrow();
    }

    private static String digits(double number, RoundingMode rounding) {
        MathContext two = new MathContext(2, rounding);
        return BigDecimal.valueOf(number).round(two).stripTrailingZeros().toPlainString();
    }

    /** Returns a number of rows, such as {@code 80 million}. */
    public static String rows(long rows) {
        if (rows < 1_000_000) {
            return String.format(Locale.ROOT, "%,d", rows);
        }
        boolean thousands = rows >= 1_000_000_000;
        double number = rows / (thousands ? 1e9 : 1e6);
        String digits = BigDecimal.valueOf(number)
                .round(new MathContext(3, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
        return digits + (thousands ? " billion" : " million");
    }
}
