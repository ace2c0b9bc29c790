// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import java.util.Locale;
import java.util.stream.Collectors;

/** The one place where text becomes part of Markdown, as GitHub and GitLab read it. */
final class Markdown {

    private static final String SPECIAL = "\\`*_{}[]()<>#+-!|~&@:$";

    private Markdown() {}

    /** Returns a text as one line that stands for itself: no emphasis, link, mention, image, table cell or HTML comes of it. */
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        text.strip().replaceAll("\\s+", " ").codePoints().forEach(codePoint -> append(out, codePoint));
        return out.toString();
    }

    /** Returns a text with its lines, each of which stands for itself. */
    static String lines(String text) {
        return text.strip()
                .lines()
                .map(Markdown::text)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("<br>"));
    }

    private static void append(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            // A mention notifies people, and an address becomes a link; in a word of its own neither is one.
            case '@' -> out.append("&#64;");
            case ':' -> out.append("&#58;");
            default -> {
                if (!isShown(codePoint)) {
                    out.append(String.format(Locale.ROOT, "\\\\u%04x", codePoint));
                } else {
                    out.append(SPECIAL.indexOf(codePoint) >= 0 && !isHarmless(codePoint) ? "\\" : "")
                            .appendCodePoint(codePoint);
                }
            }
        }
    }

    /** In the middle of a line, where such a text always stands, these mean nothing. */
    private static boolean isHarmless(int codePoint) {
        return codePoint == '('
                || codePoint == ')'
                || codePoint == '-'
                || codePoint == '+'
                || codePoint == '{'
                || codePoint == '}';
    }

    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> true;
        };
    }

    /** Returns a name in code, whatever it contains. */
    static String code(String name) {
        StringBuilder line = new StringBuilder();
        name.strip().replaceAll("\\s+", " ").codePoints().forEach(codePoint -> {
            if (isShown(codePoint)) {
                line.appendCodePoint(codePoint);
            } else {
                line.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
            }
        });
        String text = line.toString().replace("|", "¦");
        String fence = fence(text, 1);
        boolean isEdged = text.isEmpty() || text.startsWith("`") || text.endsWith("`");
        return isEdged ? fence + " " + text + " " + fence : fence + text + fence;
    }

    /** Returns lines as a block of code, whatever they contain. */
    static String block(String language, String text) {
        String fence = fence(text, 3);
        return fence + language + "\n" + text.stripTrailing() + "\n" + fence + "\n";
    }

    private static String fence(String text, int least) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(Math.max(least, longest + 1));
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
