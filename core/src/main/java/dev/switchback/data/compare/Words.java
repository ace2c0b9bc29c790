// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.ValueKind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value as a set of words, so that it is recognised inside a longer text, a document, or parts of several columns. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*|\\p{Nd}+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,4})?");

    private Words() {}

    /** Returns everything by which the value can be recognised. */
    static Set<String> of(ValueKind kind, String value) {
        Set<String> words = new HashSet<>();
        words.add(Canonical.of(kind, value));
        words.add(value.strip());
        if (!kind.isNumber() && kind != ValueKind.BOOLEAN) {
            words.addAll(split(value));
            Matcher numbers = NUMBER.matcher(value);
            while (numbers.find()) {
                words.add(Canonical.number(numbers.group()));
            }
        }
        return words;
    }

    /** Says whether the value is among the words, as a whole or word by word. */
    static boolean contain(Set<String> words, ValueKind kind, String value) {
        return Spelling.of(kind, value).isIn(words);
    }

    /** Says the same without regard to case. */
    static boolean containIgnoringCase(Set<String> words, ValueKind kind, String value) {
        return sought(kind, value).isIn(words, lower(words));
    }

    /** Returns the words in lower case. */
    static Set<String> lower(Set<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Returns a value to be looked for in many places. */
    static Sought sought(ValueKind kind, String value) {
        return new Sought(Spelling.of(kind, value), Spelling.of(kind, value.toLowerCase(Locale.ROOT)));
    }

    /** A value that is looked for as it is written, and in lower case. */
    record Sought(Spelling exact, Spelling lower) {

        /** Says whether the value is among the words without regard to case. */
        boolean isIn(Set<String> words, Set<String> lowerWords) {
            return exact.isIn(words) || lower.isIn(lowerWords);
        }
    }

    /** The wholes by any of which a value is found, and the words that together will do. */
    record Spelling(Set<String> wholes, Set<String> parts) {

        static Spelling of(ValueKind kind, String value) {
            Set<String> wholes = new HashSet<>();
            String canonical = Canonical.of(kind, value);
            wholes.add(canonical);
            wholes.add(value.strip());
            if (kind == ValueKind.BOOLEAN) {
                wholes.add(canonical.equals("t") ? "true" : "false");
            }
            boolean whole = kind.isNumber() || kind == ValueKind.BOOLEAN;
            return new Spelling(wholes, whole ? Set.of() : split(value));
        }

        boolean isIn(Set<String> words) {
            return wholes.stream().anyMatch(words::contains) || (!parts.isEmpty() && words.containsAll(parts));
        }
    }

    private static Set<String> split(String value) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(value);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
