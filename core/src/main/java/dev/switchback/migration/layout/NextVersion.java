// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import dev.switchback.migration.Version;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version after the newest one, written as the project writes versions.
 *
 * <p>{@code 007} is followed by {@code 008}, {@code 1_4_9} by {@code 1_4_10}, and a point in time such as
 * {@code 20261122013000} by now. Trailing zeros do not count, so {@code 2.0} is followed by {@code 2.1}.
 */
final class NextVersion {

    private static final Pattern LAST_PART = Pattern.compile("(.*?)(\\d+)");

    /** The forms in which people write points in time, by their number of digits. */
    private static final List<String> TIMES = List.of("yyyyMMddHHmm", "yyyyMMddHHmmss", "yyyyMMddHHmmssSSS");

    private NextVersion() {}

    /**
     * Returns the next version's text.
     *
     * @param written the versions that there are, as their files' names have them
     */
    static String after(List<String> written, Instant now) {
        Optional<String> newest = written.stream().max(Comparator.comparing(Version::parse));
        return newest.map(
                        text -> time(text).flatMap(form -> now(form, text, now)).orElseGet(() -> counted(text)))
                .orElse("1");
    }

    private static Optional<DateTimeFormatter> time(String text) {
        return TIMES.stream()
                .filter(form -> form.length() == text.length())
                .map(DateTimeFormatter::ofPattern)
                .filter(form -> isTime(form, text))
                .findFirst();
    }

    private static boolean isTime(DateTimeFormatter form, String text) {
        try {
            int year = LocalDateTime.parse(text, form).getYear();
            return year >= 1990 && year < 2100;
        } catch (DateTimeException e) {
            return false; // a number that happens to have as many digits
        }
    }

    /** Empty if the newest lies in the future: then it is counted on. */
    private static Optional<String> now(DateTimeFormatter form, String newest, Instant now) {
        return Optional.of(form.format(now.atOffset(ZoneOffset.UTC))).filter(text -> text.compareTo(newest) > 0);
    }

    private static String counted(String text) {
        Matcher matcher = LAST_PART.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version: " + text);
        }
        String last = matcher.group(2);
        String next = new BigInteger(last).add(BigInteger.ONE).toString();
        return matcher.group(1) + "0".repeat(Math.max(0, last.length() - next.length())) + next;
    }
}
