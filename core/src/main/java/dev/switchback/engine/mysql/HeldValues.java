// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.TypeShape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says how a type holds a value, where it can hold it at all. */
final class HeldValues {

    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[ T].*)?");
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,3}:\\d\\d(?::\\d\\d)?)(\\.\\d+)?");
    private static final Pattern INSTANT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?)?Z?");
    /** Since a TIMESTAMP holds the seconds since 1970 in 32 bits. */
    private static final String FIRST_TIMESTAMP = "1970-01-01 00:00:01";

    private static final String LAST_TIMESTAMP = "2038-01-19 03:14:06";
    private static final BigInteger FIRST_YEAR = BigInteger.valueOf(1901);
    private static final BigInteger LAST_YEAR = BigInteger.valueOf(2155);

    private HeldValues() {}

    static Optional<String> of(TypeShape type, String text) {
        return switch (type.kind()) {
            case INTEGER -> integer(type, text);
            case DECIMAL -> decimal(type, text);
            case FLOAT -> floating(type, text);
            case BOOLEAN -> bool(text);
            case TEXT -> characters(type, text);
            case FIXED_TEXT -> characters(type, text.stripTrailing()).map(String::stripTrailing);
            case BITS -> bits(type, text);
            case DATE -> first(DATE, text).filter(date -> date.compareTo("1000") > 0);
            case TIME -> time(type, text);
            case TIMESTAMP -> instant(type, text);
            case BINARY -> bytes(type, RowSql.digits(text));
            case SAMPLES -> sample(type, text);
            default -> Optional.of(text);
        };
    }

    private static Optional<BigDecimal> number(TypeShape type, String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            boolean negative = number.signum() < 0 && type.sql().contains("unsigned");
            return negative ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> integer(TypeShape type, String text) {
        boolean unsigned = type.sql().contains("unsigned");
        BigInteger limit = BigInteger.ONE.shiftLeft(8 * type.length() - (unsigned ? 0 : 1));
        return number(type, text)
                .filter(n -> n.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger)
                .filter(n -> n.compareTo(limit) < 0 && n.compareTo(limit.negate()) >= 0)
                .map(BigInteger::toString);
    }

    private static Optional<String> decimal(TypeShape type, String text) {
        return number(type, text)
                .map(n -> n.setScale(type.scale(), RoundingMode.HALF_UP))
                .filter(n -> n.precision() - n.scale() <= type.length() - type.scale()
                        || n.abs().compareTo(BigDecimal.ONE) < 0)
                .map(BigDecimal::toPlainString);
    }

    private static Optional<String> floating(TypeShape type, String text) {
        return number(type, text)
                .filter(n -> type.length() == 8 || Math.abs(n.floatValue()) <= Float.MAX_VALUE)
                .filter(n -> Math.abs(n.doubleValue()) <= Double.MAX_VALUE)
                .map(n -> text);
    }

    private static Optional<String> bool(String text) {
        return switch (text) {
            case "true" -> Optional.of("1");
            case "false" -> Optional.of("0");
            default -> text.matches("-?[0-9]{1,2}") ? Optional.of(text) : Optional.empty();
        };
    }

    private static Optional<String> characters(TypeShape type, String text) {
        boolean fits = type.length() == 0 || text.codePointCount(0, text.length()) <= type.length();
        String encodable = Charsets.encodable(type, text);
        return fits && (text.isEmpty() || !encodable.isEmpty()) ? Optional.of(encodable) : Optional.empty();
    }

    private static Optional<String> bits(TypeShape type, String text) {
        boolean fits = text.matches("[01]*") && text.length() <= type.length();
        return fits ? Optional.of("0".repeat(type.length() - text.length()) + text) : Optional.empty();
    }

    /** A type of fixed length fills up with zeros. */
    private static Optional<String> bytes(TypeShape type, String digits) {
        int missing = 2 * type.length() - digits.length();
        boolean fixed = RowSql.word(type).equals("binary");
        return missing < 0 ? Optional.empty() : Optional.of(RowSql.BYTES + digits + (fixed ? "0".repeat(missing) : ""));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> time(TypeShape type, String text) {
        Matcher matcher = TIME.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1) + fraction(type, matcher.group(2))) : Optional.empty();
    }

    private static Optional<String> instant(TypeShape type, String text) {
        Matcher matcher = INSTANT.matcher(text);
        if (!matcher.matches() || matcher.group(1).compareTo("1000") < 0) {
            return Optional.empty();
        }
        String time = matcher.group(2) == null ? "00:00:00" : matcher.group(2);
        String instant = matcher.group(1) + " " + time;
        boolean narrow = RowSql.word(type).equals("timestamp");
        boolean within = instant.compareTo(FIRST_TIMESTAMP) >= 0 && instant.compareTo(LAST_TIMESTAMP) <= 0;
        return narrow && !within ? Optional.empty() : Optional.of(instant + fraction(type, matcher.group(3)));
    }

    /** Cuts a fraction; the server would round it, from the last second of a year into the next one. */
    private static String fraction(TypeShape type, @org.jspecify.annotations.Nullable String digits) {
        boolean none = digits == null || type.length() == 0;
        return none ? "" : digits.substring(0, Math.min(digits.length(), type.length() + 1));
    }

    private static Optional<String> sample(TypeShape type, String text) {
        return switch (RowSql.word(type)) {
            case "enum" -> type.samples().contains(text) ? Optional.of(text) : Optional.empty();
            case "set" -> set(type, text);
            case "year" ->
                number(type, text)
                        .map(BigDecimal::toBigInteger)
                        .filter(n -> n.compareTo(FIRST_YEAR) >= 0 && n.compareTo(LAST_YEAR) <= 0)
                        .map(BigInteger::toString);
            default -> Optional.of(text);
        };
    }

    private static Optional<String> set(TypeShape type, String text) {
        Set<String> members = new HashSet<>();
        type.samples().forEach(sample -> members.addAll(Arrays.asList(sample.split(","))));
        boolean known = text.isEmpty() || members.containsAll(Arrays.asList(text.split(",")));
        return known ? Optional.of(text) : Optional.empty();
    }
}
