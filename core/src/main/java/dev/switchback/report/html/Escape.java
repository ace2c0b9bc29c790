// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.html;

import java.util.Locale;

/** The one place where text becomes part of markup. */
public final class Escape {

    private Escape() {}

    /** Returns a text that stands for itself, as content and between double quotes alike, in HTML and in XML. */
    public static String markup(String text) {
        StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
        appendTo(out, text);
        return out.toString();
    }

    static void appendTo(StringBuilder out, String text) {
        int plain = 0; // most of a page is: it is copied in stretches
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!isPlain(letter)) {
                out.append(text, plain, i);
                int codePoint = text.codePointAt(i);
                append(out, codePoint);
                i += Character.charCount(codePoint) - 1;
                plain = i + 1;
            }
        }
        out.append(text, plain, text.length());
    }

    private static boolean isPlain(char letter) {
        return letter >= ' '
                && letter < 0x7f
                && letter != '&'
                && letter != '<'
                && letter != '>'
                && letter != '"'
                && letter != '\'';
    }

    private static void append(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> {
                if (isShown(codePoint)) {
                    out.appendCodePoint(codePoint);
                } else {
                    out.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
                }
            }
        }
    }

    /** What turns the direction of a text can make a script look like another one (CVE-2021-42574); it is spelled out. */
    private static boolean isShown(int codePoint) {
        if (codePoint == '\t' || codePoint == '\n' || codePoint == '\u200d' || codePoint == '\u200c') {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> codePoint != 0xfffe && codePoint != 0xffff;
        };
    }
}
