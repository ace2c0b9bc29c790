// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A migration's version, ordered as Flyway orders it.
 *
 * <p>Dots and underscores separate parts, parts compare as numbers, and trailing zeros do not count: {@code 1.0} equals
 * {@code 1}, {@code 2_1} equals {@code 2.1}, and {@code 10} follows {@code 9}.
 */
public final class Version implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("\\d+([._]\\d+)*");

    private final String text;
    private final List<BigInteger> parts;

    private Version(String text, List<BigInteger> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * Parses a version.
     *
     * @throws IllegalArgumentException if the text is not numbers separated by dots or underscores
     */
    public static Version parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "not a version: \"" + text + "\" (numbers separated by dots or underscores, such as 7 or 2.1)");
        }
        String dotted = text.replace('_', '.');
        List<BigInteger> parts =
                Arrays.stream(dotted.split("\\.")).map(BigInteger::new).toList();
        return new Version(dotted, withoutTrailingZeros(parts));
    }

    /** Says whether a text is this version in any form, also with a {@code V} before it. */
    boolean isWritten(String text) {
        String bare = text.startsWith("V") ? text.substring(1) : text;
        return FORM.matcher(bare).matches() && parse(bare).equals(this);
    }

    private static List<BigInteger> withoutTrailingZeros(List<BigInteger> parts) {
        int length = parts.size();
        while (length > 1 && parts.get(length - 1).signum() == 0) {
            length--;
        }
        return List.copyOf(parts.subList(0, length));
    }

    @Override
    public int compareTo(Version other) {
        int shared = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < shared; i++) {
            int order = parts.get(i).compareTo(other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && parts.equals(version.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** Returns the version as it was written, with dots. */
    @Override
    public String toString() {
        return text;
    }
}
