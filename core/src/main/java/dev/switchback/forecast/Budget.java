// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a migration's header allows itself: {@code -- Budget: 2h, disk 20GB, log 50GB}. */
public final class Budget {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");
    private static final Pattern SPACE = Pattern.compile("(disk|log)\\s+(.*)");
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)\\s*(B|kB|MB|GB|TB)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Long> MILLISECONDS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);
    private static final Map<String, Long> BYTES =
            Map.of("b", 1L, "kb", 1_000L, "mb", 1_000_000L, "gb", 1_000_000_000L, "tb", 1_000_000_000_000L);
    private static final double LONGEST_MINUTES = 7 * 24 * 60;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Budget() {}

    /**
     * Returns the limits of a migration whose header states a budget; what it does not mention stays as it is. A stated time is
     * known and accepted, so that there is no warning below it.
     *
     * @throws IllegalArgumentException if the text cannot be read; the message says what can
     */
    public static Limits over(Limits limits, String text) {
        Limits result = limits;
        Set<String> stated = new HashSet<>();
        for (String part : text.split(",", -1)) {
            Matcher space = SPACE.matcher(part.strip());
            String kind = space.matches() ? space.group(1) : "time";
            if (!stated.add(kind)) {
                throw new IllegalArgumentException("\"" + text + "\" states the " + kind + " twice");
            }
            result = switch (kind) {
                case "disk" -> result.withDisk(size(space.group(2)));
                case "log" -> result.withLog(size(space.group(2)));
                default -> result.withTime(duration(part.strip()));
            };
        }
        return result;
    }

    /** Returns the time that a header would have to state for an interval, such as {@code 9h}; empty if nobody would accept it. */
    public static Optional<String> forAll(Interval seconds) {
        double minutes = Math.ceil(seconds.high() / 60);
        if (minutes > LONGEST_MINUTES) {
            return Optional.empty();
        }
        return Optional.of(minutes <= 90 ? (long) minutes + "m" : (long) Math.ceil(minutes / 60) + "h");
    }

    /**
     * Reads a duration, such as {@code 45m}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Duration duration(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a duration (a whole number with ms, s, m or h, such as 30s or 5m)");
        }
        Duration duration =
                Duration.ofMillis(Long.parseLong(matcher.group(1)) * MILLISECONDS.getOrDefault(matcher.group(2), 0L));
        if (duration.isZero()) {
            throw new IllegalArgumentException("\"" + text + "\" is no time at all");
        }
        return duration;
    }

    /**
     * Reads a size, such as {@code 20GB}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static long size(String text) {
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a size (a number with B, kB, MB, GB or TB, such as 20GB)");
        }
        long unit = BYTES.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), 0L);
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" is more than any disk holds");
        }
        return bytes.longValue();
    }
}
