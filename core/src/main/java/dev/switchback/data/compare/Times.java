// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.ValueKind;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.IntStream;

/** What points in time lose when their type changes. */
final class Times {

    private Times() {}

    static boolean isZeroRest(String old, String now) {
        return old.substring(now.length()).matches("[T ]?[0:.]*(Z|[+-]00(:?00)?)?");
    }

    static boolean isRounded(String old, String now, ValueKind to) {
        Optional<LocalDateTime> exact = parse(old);
        if (exact.isEmpty()) {
            return false;
        }
        if (to == ValueKind.INTEGER) {
            return isEpochRounded(exact.get(), now);
        }
        return to.isTime()
                && parse(now).map(other -> isRounded(exact.get(), other, to)).orElse(false);
    }

    private static boolean isRounded(LocalDateTime exact, LocalDateTime other, ValueKind to) {
        if (to == ValueKind.DATE) {
            return !exact.toLocalTime().equals(LocalTime.MIDNIGHT);
        }
        // A change of zone moves a time by whole minutes; anything else is lost digits.
        return exact.getNano() != other.getNano() || exact.getSecond() != other.getSecond();
    }

    /** Seconds, milliseconds and microseconds since 1970 are in use. */
    private static boolean isEpochRounded(LocalDateTime exact, String now) {
        BigDecimal seconds =
                BigDecimal.valueOf(exact.toEpochSecond(ZoneOffset.UTC)).add(BigDecimal.valueOf(exact.getNano(), 9));
        BigDecimal number = new BigDecimal(now);
        return IntStream.of(0, 3, 6)
                .mapToObj(unit -> seconds.scaleByPowerOfTen(unit).subtract(number))
                .anyMatch(lost -> lost.signum() != 0 && lost.abs().compareTo(BigDecimal.ONE) < 0);
    }

    private static Optional<LocalDateTime> parse(String text) {
        String plain = Canonical.time(text).replace(' ', 'T');
        try {
            return Optional.of(LocalDateTime.parse(plain.length() == 10 ? plain + "T00:00" : plain));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // infinity, years before Christ: compared as text
        }
    }
}
