// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.TypeShape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes numbers; the value for a number is always the same one.
 *
 * <p>Large, but no larger than honest arithmetic survives: the product of any two integers is an integer, that of a quantity
 * and a price fits the price's type, and euros may become cents. Not below zero unless the name allows it: production hardly
 * holds such rows, and a migration that fails on them is right to.
 */
final class NumberValues {

    private static final Pattern KEY = Pattern.compile("(^|_)(id|no|nr|number|key|uid)$");
    private static final Pattern EPOCH = Pattern.compile(
            "(_at|_time|_ts|_on|timestamp)$|^(created|updated|modified|now|token_(expires|issued))$|expires|issued");
    private static final Pattern SIGNED = Pattern.compile(
            "balance|delta|diff|offset|adjust|change|temperature|latitude|longitude|(^|_)(lat|lon|lng)(_|$)");
    private static final Pattern FACTOR = Pattern.compile(
            "price|cost|amount|total|qty|quantit|count|rate|fee|tax|discount|sum"
                    + "|number|weight|width|height|length|size|unit|percent|ratio|factor|stock|duration|hours|minutes|seconds|days");
    private static final List<Long> GENERAL = List.of(1L, 0L, 42L, 7L, 2L, 100L, 3L, 10L);

    private static final int BLOCK = 1000;

    private NumberValues() {}

    static String integer(TypeShape type, String column, int i, Profile profile) {
        String name = column.toLowerCase(Locale.ROOT);
        if (profile == Profile.HOSTILE && (i == 1 || i == 2)) {
            return limit(type.length(), i == 1).toString();
        }
        if (type.length() == 8 && EPOCH.matcher(name).find()) {
            return Long.toString(1_700_000_000_000L + 86_400_123L * i);
        }
        if (type.length() == 1) {
            return tiny(name, i);
        }
        if (KEY.matcher(name).find()) {
            return Long.toString(i == 3 ? large(Math.min(type.length(), 4), name) : 1001L + i);
        }
        if (i == 5) {
            return Long.toString(large(type.length(), name));
        }
        return i == 2 && SIGNED.matcher(name).find()
                ? "-42"
                : Long.toString(
                        i < GENERAL.size() ? GENERAL.get(i) : type.length() == 2 ? later(i, 20) : later(i, 200));
    }

    /** One byte: each of the small numbers once, before any of them comes again. */
    private static String tiny(String name, int i) {
        boolean plain = i < GENERAL.size() && !KEY.matcher(name).find();
        return Long.toString(plain ? GENERAL.get(i) : 11 + i % 110);
    }

    /** Numbers come in blocks, one for each time that rows are added: they stay apart without growing by a thousand. */
    private static long later(int i, int start) {
        return start + i / BLOCK * (start / 2) + i % BLOCK;
    }

    private static long large(int bytes, String name) {
        boolean factor = FACTOR.matcher(name).find();
        return switch (bytes) {
            case 1 -> 120;
            case 2 -> 150;
            case 4 -> factor ? 5_000 : 40_000;
            default -> factor ? 40_000 : 3_000_000;
        };
    }

    /** Returns the largest plausible value of a column that is neither a key nor a time; another one for each number. */
    static Optional<String> extreme(TypeShape type, String column, int number) {
        String name = column.toLowerCase(Locale.ROOT);
        int turn = number / BLOCK;
        if (type.kind() == TypeShape.Kind.DECIMAL) {
            int scale = scale(type);
            int whole = Math.min(whole(type, scale), FACTOR.matcher(name).find() ? 4 : 5);
            BigDecimal nines = BigDecimal.TEN.pow(Math.max(whole, 0)).subtract(BigDecimal.valueOf(1L + turn % 9));
            return whole <= 0
                    ? Optional.empty()
                    : Optional.of(nines.add(fraction(Math.max(scale, 0))).toPlainString());
        }
        boolean other = KEY.matcher(name).find() || EPOCH.matcher(name).find();
        return other ? Optional.empty() : Optional.of(Long.toString(large(type.length(), name) + turn));
    }

    private static BigInteger limit(int bytes, boolean upper) {
        BigInteger end = BigInteger.ONE.shiftLeft(bytes * 8 - 1);
        return upper ? end.subtract(BigInteger.ONE) : end.negate();
    }

    static String decimal(TypeShape type, String column, int i) {
        String name = column.toLowerCase(Locale.ROOT);
        int scale = scale(type);
        int digits = FACTOR.matcher(name).find() ? 4 : 5;
        BigDecimal value = decimal(Math.min(whole(type, scale), digits), Math.max(scale, 0), i);
        boolean negative = i == 3 && SIGNED.matcher(name).find();
        return (negative ? value.negate() : value).toPlainString();
    }

    private static int scale(TypeShape type) {
        return type.scale() < 0 && type.length() == 0 ? 4 : type.scale();
    }

    private static int whole(TypeShape type, int scale) {
        return type.length() == 0 ? 12 : type.length() - scale;
    }

    private static BigDecimal decimal(int whole, int scale, int i) {
        if (whole <= 0) {
            return BigDecimal.valueOf(i, scale);
        }
        BigDecimal fraction = fraction(scale);
        return switch (i) {
            case 0 -> fraction.add(BigDecimal.ONE);
            case 1 -> BigDecimal.ZERO;
            case 2 -> BigDecimal.TEN.pow(whole - 1).add(fraction);
            default ->
                BigDecimal.valueOf(later(i, 2) % (long) Math.pow(10, whole)).add(fraction);
        };
    }

    /** Returns digits down to the last place, such as 0.1234. */
    private static BigDecimal fraction(int scale) {
        String digits = "123456789".repeat(scale / 9 + 1).substring(0, scale);
        return digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(new BigInteger(digits), scale);
    }

    /** Returns whether a number that a condition suggests is larger than honest arithmetic survives: others come first. */
    static boolean isTooLarge(TypeShape type, String hint) {
        return switch (type.kind()) {
            case INTEGER, DECIMAL -> new BigDecimal(hint).abs().compareTo(BigDecimal.valueOf(large(4, ""))) > 0;
            default -> false;
        };
    }

    static String floating(String column, int i) {
        List<String> few = List.of("1.5", "0", "3.14159", "10000", "0.1", "0.000001");
        boolean negative =
                i == 2 && SIGNED.matcher(column.toLowerCase(Locale.ROOT)).find();
        return negative ? "-3.14159" : i < few.size() ? few.get(i) : later(i, 2) + ".25";
    }
}
