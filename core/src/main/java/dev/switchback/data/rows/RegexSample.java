// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes texts that a simple regular expression matches.
 *
 * <p>It need not be right: the database judges each text. Unknown constructs are read as plain characters.
 */
final class RegexSample {

    /** How often a part that may come any number of times comes more than it must, at most, in one text after the other. */
    private static final int[] MORE = {3, 20, 8, 40, 1};

    private final String pattern;
    private final Random random;
    private final int more;
    private final boolean longest;
    private int at;

    private RegexSample(String pattern, Random random, int more, boolean longest) {
        this.pattern = pattern;
        this.random = random;
        this.more = more;
        this.longest = longest;
    }

    /** Returns up to {@code n} different texts: the longest first, then any. */
    static List<String> of(String pattern, int n) {
        List<String> texts = new ArrayList<>();
        Random random = new Random(pattern.hashCode());
        for (int i = 0; i < 3 * n && texts.size() < n; i++) {
            String text;
            try {
                text = new RegexSample(pattern, random, MORE[i % MORE.length], i == 0).alternatives();
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                return texts; // a construct that is not known here; the other hints remain
            }
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private boolean more() {
        return at < pattern.length();
    }

    private String alternatives() {
        List<String> branches = new ArrayList<>(List.of(branch()));
        while (more() && pattern.charAt(at) == '|') {
            at++;
            branches.add(branch());
        }
        return branches.get(random.nextInt(branches.size()));
    }

    private String branch() {
        StringBuilder text = new StringBuilder();
        while (more() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            String piece = atom();
            int atomEnd = at;
            int[] bounds = quantifier();
            int end = at;
            int n = bounds[0] + (longest ? bounds[1] - bounds[0] : random.nextInt(bounds[1] - bounds[0] + 1));
            for (int i = 0; i < n; i++) {
                text.append(i == 0 ? piece : again(start));
            }
            at = Math.max(end, atomEnd);
        }
        return text.toString();
    }

    private String again(int start) {
        at = start;
        return atom();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> String.valueOf((char) ('a' + random.nextInt(26)));
            case '(' -> group();
            case '[' -> oneOf(characterClass());
            case '\\' -> escaped(more() ? pattern.charAt(at++) : '\\');
            default -> String.valueOf(c);
        };
    }

    private String group() {
        boolean ahead = pattern.startsWith("?=", at) || pattern.startsWith("?!", at);
        if (more() && pattern.charAt(at) == '?') {
            at += 2;
        }
        String inner = alternatives();
        at++;
        return ahead ? "" : inner;
    }

    private String oneOf(String characters) {
        return characters.isEmpty() ? "" : String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }

    private String escaped(char c) {
        return switch (c) {
            case 'd' -> oneOf("0123456789");
            case 'w' -> oneOf("abcxyzABC019_");
            case 's' -> " ";
            case 'D', 'W', 'S' -> "-";
            case 'm', 'M', 'y', 'A', 'Z', 'b' -> "";
            default -> String.valueOf(c);
        };
    }

    private String characterClass() {
        boolean negated = more() && pattern.charAt(at) == '^';
        at += negated ? 1 : 0;
        StringBuilder members = new StringBuilder();
        int start = at;
        while (more() && (pattern.charAt(at) != ']' || at == start)) {
            member(members);
        }
        at++;
        String all = members.toString();
        return negated ? without(all) : all;
    }

    private static String without(String characters) {
        StringBuilder others = new StringBuilder();
        "abcXYZ019_-. @".chars().filter(c -> characters.indexOf(c) < 0).forEach(c -> others.append((char) c));
        return others.toString();
    }

    private void member(StringBuilder members) {
        if (pattern.startsWith("[:", at)) {
            int end = pattern.indexOf(":]", at);
            members.append(
                    switch (pattern.substring(at + 2, end)) {
                        case "digit" -> "0123456789";
                        case "upper" -> "ABCXYZ";
                        case "space", "blank" -> " ";
                        case "punct" -> "-_.";
                        case "alnum" -> "abcXYZ019";
                        case "xdigit" -> "0123456789abcdef";
                        default -> "abcxyz";
                    });
            at = end + 2;
            return;
        }
        char first = pattern.charAt(at++);
        if (first == '\\' && more()) {
            char c = pattern.charAt(at++);
            members.append(c == 'd' ? "0123456789" : c == 'w' ? "abcXYZ019_" : c == 's' ? " " : String.valueOf(c));
        } else if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
            for (char c = first; c <= pattern.charAt(at + 1); c++) {
                members.append(c);
            }
            at += 2;
        } else {
            members.append(first);
        }
    }

    private int[] quantifier() {
        int[] bounds = {1, 1};
        if (!more()) {
            return bounds;
        }
        switch (pattern.charAt(at)) {
            case '*' -> bounds = new int[] {0, more};
            case '+' -> bounds = new int[] {1, 1 + more};
            case '?' -> bounds = new int[] {0, 1};
            case '{' -> bounds = braces();
            default -> {
                return bounds;
            }
        }
        at++;
        if (more() && pattern.charAt(at) == '?') {
            at++;
        }
        return bounds;
    }

    private int[] braces() {
        int end = pattern.indexOf('}', at);
        String[] numbers = pattern.substring(at + 1, end).split(",", -1);
        at = end;
        int least = Integer.parseInt(numbers[0].trim());
        int most =
                numbers.length == 1 ? least : numbers[1].isBlank() ? least + more : Integer.parseInt(numbers[1].trim());
        return new int[] {least, most};
    }
}
