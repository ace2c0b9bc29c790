// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.ValueKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form in which values of different types that mean the same are equal. */
final class Canonical {

    private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,5})?");
    private static final int MAX_LONG_DIGITS = 18;
    private static final Pattern PADDING = Pattern.compile(" +$");
    private static final Pattern MONEY_SIGNS = Pattern.compile("[$,]");
    private static final Pattern BETWEEN_DATE_AND_TIME = Pattern.compile("(\\d)T(\\d)");
    private static final Pattern MIDNIGHT = Pattern.compile(" 00:00(:00)?$");
    private static final Pattern UTC = Pattern.compile("(Z|[+]00(:?00)?)$");
    private static final Pattern NO_FRACTION = Pattern.compile("(\\.\\d*?)0+$");

    private Canonical() {}

    /** Returns the kind in which values of both kinds are to be read. */
    static ValueKind shared(ValueKind a, ValueKind b) {
        if (a == b) {
            return a;
        }
        if (a.isNumber() && b.isNumber()) {
            return ValueKind.DECIMAL;
        }
        if (a.isTime() && b.isTime()) {
            return ValueKind.TIMESTAMP;
        }
        if (a.isText() && b.isText()) {
            return ValueKind.PADDED_TEXT;
        }
        return a.isText() ? b : b.isText() ? a : ValueKind.OTHER;
    }

    /** Says whether two values mean the same. */
    static boolean same(ValueKind oldKind, @Nullable String old, ValueKind newKind, @Nullable String now) {
        if (old == null || now == null) {
            return Objects.equals(old, now);
        }
        if (oldKind == newKind && old.equals(now)) {
            return true;
        }
        if (oldKind == ValueKind.FLOAT4 && newKind == ValueKind.FLOAT8) {
            return sameFloat(old, now);
        }
        ValueKind shared = shared(oldKind, newKind);
        return of(shared, old).equals(of(shared, now));
    }

    /** A float4 written as float8 shows digits that it never had: 0.1 becomes 0.10000000149011612. */
    private static boolean sameFloat(String old, String now) {
        return number(old).equals(number(now))
                || (isNumber(now) && isNumber(old) && Float.parseFloat(now) == Float.parseFloat(old));
    }

    /** Returns the canonical form of a value read as that kind. */
    static String of(ValueKind kind, String text) {
        return switch (kind) {
            case INTEGER, DECIMAL, FLOAT4, FLOAT8, MONEY -> number(text);
            case BOOLEAN -> truth(text);
            case DATE, TIMESTAMP -> time(text);
            case UUID -> uuid(text);
            case JSON -> JsonText.canonical(text);
            case PADDED_TEXT -> text.endsWith(" ") ? PADDING.matcher(text).replaceFirst("") : text;
            case TEXT, ENUM, OTHER -> text;
        };
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static String number(String text) {
        String plain = text.strip();
        if (plain.indexOf('$') >= 0 || plain.indexOf(',') >= 0) {
            plain = MONEY_SIGNS.matcher(plain).replaceAll("");
        }
        return isShortInteger(plain) ? plain : isNumber(plain) ? decimal(plain) : plain.toLowerCase(Locale.ROOT);
    }

    /** Most numbers are: an expression matched a million times would be most of what a comparison costs. */
    private static boolean isShortInteger(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LONG_DIGITS || text.charAt(0) == '0' && length > 1) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A whole number that is short looks as it does where it is written without a point. */
    private static String decimal(String text) {
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        boolean whole = value.scale() <= 0 && value.precision() - value.scale() <= MAX_LONG_DIGITS;
        return whole ? String.valueOf(value.longValueExact()) : value.toString();
    }

    private static String uuid(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && c != '{' && c != '}') {
                digits.append(Character.toLowerCase(c));
            }
        }
        return digits.toString();
    }

    private static String truth(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return TRUE.contains(word) ? "t" : FALSE.contains(word) ? "f" : text;
    }

    static String time(String text) {
        String plain = text.strip();
        if (plain.indexOf('T') > 0) {
            plain = BETWEEN_DATE_AND_TIME.matcher(plain).replaceFirst("$1 $2");
        }
        if (plain.endsWith("Z") || plain.indexOf('+') > 0) {
            plain = UTC.matcher(plain).replaceFirst("");
        }
        if (plain.indexOf('.') > 0) {
            plain = NO_FRACTION.matcher(plain).replaceFirst("$1");
            plain = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        }
        return plain.endsWith(":00") ? MIDNIGHT.matcher(plain).replaceFirst("") : plain;
    }
}
