// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.TypeShape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes numbers; the value for a number is always the same one.
 *
 * <p>Large, but not so large that a migration from euros to cents overflows, and not below zero unless the name allows it:
 * production hardly holds such rows, and a migration that fails on them is right to.
 */
final class NumberValues {

    private static final Pattern KEY = Pattern.compile("(^|_)(id|no|nr|number|key|uid)$");
    private static final Pattern EPOCH = Pattern.compile(
            "(_at|_time|_ts|_on|timestamp)$|^(created|updated|modified|now|token_(expires|issued))$|expires|issued");
    private static final Pattern SIGNED = Pattern.compile(
            "balance|delta|diff|offset|adjust|change|temperature|latitude|longitude|(^|_)(lat|lon|lng)(_|$)");
    private static final List<Long> GENERAL = List.of(1L, 0L, 42L, 7L, 2L, 100L, 3L, 10L);

    private NumberValues() {}

    static String integer(TypeShape type, String column, int i, Profile profile) {
        String name = column.toLowerCase(Locale.ROOT);
        if (profile == Profile.HOSTILE && (i == 1 || i == 2)) {
            return limit(type.length(), i == 1).toString();
        }
        if (type.length() == 8 && EPOCH.matcher(name).find()) {
            return Long.toString(1_700_000_000_000L + 86_400_123L * i);
        }
        if (KEY.matcher(name).find()) {
            return Long.toString(i == 3 ? large(Math.min(type.length(), 4)) : 1001L + i);
        }
        if (i == 5) {
            return Long.toString(large(type.length()));
        }
        return i == 2 && SIGNED.matcher(name).find()
                ? "-42"
                : Long.toString(i < GENERAL.size() ? GENERAL.get(i) : 200L + i);
    }

    private static long large(int bytes) {
        return bytes == 2 ? 20_000 : bytes == 4 ? 1_000_000 : 3_000_000_000L;
    }

    private static BigInteger limit(int bytes, boolean upper) {
        BigInteger end = BigInteger.ONE.shiftLeft(bytes * 8 - 1);
        return upper ? end.subtract(BigInteger.ONE) : end.negate();
    }

    static String decimal(TypeShape type, String column, int i) {
        int scale = type.scale() < 0 && type.length() == 0 ? 4 : type.scale();
        int whole = type.length() == 0 ? 12 : type.length() - scale;
        BigDecimal value = decimal(Math.min(whole, 9), Math.max(scale, 0), i);
        boolean negative =
                i == 3 && SIGNED.matcher(column.toLowerCase(Locale.ROOT)).find();
        return (negative ? value.negate() : value).toPlainString();
    }

    private static BigDecimal decimal(int whole, int scale, int i) {
        if (whole <= 0) {
            return BigDecimal.valueOf(i, scale);
        }
        BigDecimal fraction = fraction(scale);
        return switch (i) {
            case 0 -> fraction.add(BigDecimal.ONE);
            case 1 -> BigDecimal.ZERO;
            case 2 -> BigDecimal.TEN.pow(Math.min(whole, 7) - 1).add(fraction);
            default -> BigDecimal.valueOf(i % (long) Math.pow(10, whole)).add(fraction);
        };
    }

    /** Returns digits down to the last place, such as 0.1234. */
    private static BigDecimal fraction(int scale) {
        String digits = "123456789".repeat(scale / 9 + 1).substring(0, scale);
        return digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(new BigInteger(digits), scale);
    }

    static String floating(String column, int i) {
        List<String> few = List.of("1.5", "0", "3.14159", "1000000", "0.1", "0.000001");
        boolean negative =
                i == 2 && SIGNED.matcher(column.toLowerCase(Locale.ROOT)).find();
        return negative ? "-3.14159" : i < few.size() ? few.get(i) : i + ".25";
    }
}
