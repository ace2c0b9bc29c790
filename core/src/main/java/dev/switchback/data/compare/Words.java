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
        String canonical = Canonical.of(kind, value);
        if (words.contains(canonical) || words.contains(value.strip())) {
            return true;
        }
        if (kind == ValueKind.BOOLEAN) {
            return words.contains(canonical.equals("t") ? "true" : "false");
        }
        Set<String> needed = kind.isNumber() ? Set.of() : split(value);
        return !needed.isEmpty() && words.containsAll(needed);
    }

    /** Says the same without regard to case. */
    static boolean containIgnoringCase(Set<String> words, ValueKind kind, String value) {
        Set<String> lower =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return contain(words, kind, value) || contain(lower, kind, value.toLowerCase(Locale.ROOT));
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
