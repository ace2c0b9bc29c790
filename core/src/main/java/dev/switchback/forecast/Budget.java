// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
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

    private Budget() {}

    /**
     * Returns the limits of a migration whose header states a budget; what it does not mention stays as it is. A stated time is
     * known and accepted, so that there is no warning below it.
     *
     * @throws IllegalArgumentException if the text cannot be read; the message says what can
     */
    public static Limits over(Limits limits, String text) {
        Limits result = limits;
        for (String part : text.split(",", -1)) {
            result = with(result, part.strip());
        }
        return result;
    }

    private static Limits with(Limits limits, String part) {
        Matcher space = SPACE.matcher(part);
        if (space.matches()) {
            OptionalLong bytes = OptionalLong.of(size(space.group(2)));
            return space.group(1).equals("disk")
                    ? new Limits(limits.warning(), limits.failure(), bytes, limits.log())
                    : new Limits(limits.warning(), limits.failure(), limits.disk(), bytes);
        }
        Duration time = time(part);
        return new Limits(time, time, limits.disk(), limits.log());
    }

    private static Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is neither a duration (such as 45m or 2h) nor a space (such as disk 20GB or log 50GB)");
        }
        return Duration.ofMillis(Long.parseLong(matcher.group(1)) * MILLISECONDS.getOrDefault(matcher.group(2), 0L));
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
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue();
    }
}
