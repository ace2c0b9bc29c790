// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.TypeShape;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows which characters a column can hold, and which texts its collation takes for equal. */
final class Charsets {

    private static final Pattern CHARSET = Pattern.compile(" CHARACTER SET (\\w+) COLLATE (\\w+)$");
    private static final Map<String, String> JAVA_NAMES = Map.ofEntries(
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin2", "ISO-8859-2"),
            Map.entry("latin5", "ISO-8859-9"),
            Map.entry("latin7", "ISO-8859-13"),
            Map.entry("greek", "ISO-8859-7"),
            Map.entry("hebrew", "ISO-8859-8"),
            Map.entry("cp1250", "windows-1250"),
            Map.entry("cp1251", "windows-1251"),
            Map.entry("cp1256", "windows-1256"),
            Map.entry("cp1257", "windows-1257"),
            Map.entry("cp850", "IBM850"),
            Map.entry("cp852", "IBM852"),
            Map.entry("cp866", "IBM866"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("sjis", "Shift_JIS"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("ujis", "EUC-JP"),
            Map.entry("eucjpms", "EUC-JP"),
            Map.entry("euckr", "EUC-KR"),
            Map.entry("big5", "Big5"),
            Map.entry("gbk", "GBK"),
            Map.entry("gb2312", "GB2312"));

    private Charsets() {}

    /** Returns {@code CHARACTER SET} and {@code COLLATE} of a type that has them. */
    static Matcher matcher(TypeShape type) {
        return CHARSET.matcher(type.sql());
    }

    /** Returns the text without the characters that the type's character set lacks. */
    static String encodable(TypeShape type, String text) {
        Matcher matcher = matcher(type);
        if (!matcher.find()) {
            return text;
        }
        return switch (matcher.group(1)) {
            case "utf8mb4", "utf16", "utf16le", "utf32", "gb18030" -> text;
            case "utf8", "utf8mb3", "ucs2" -> only(text, Character::isBmpCodePoint);
            default -> {
                CharsetEncoder encoder = java(matcher.group(1)).newEncoder();
                yield only(text, c -> encoder.canEncode(Character.toString(c)));
            }
        };
    }

    private static String only(String text, IntPredicate kept) {
        return text.codePoints()
                .filter(kept)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Charset java(String charset) {
        String name = JAVA_NAMES.getOrDefault(charset, "US-ASCII");
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }

    /**
     * Returns a text that is equal for texts which the type's collation takes for equal.
     *
     * <p>It is rather too often equal than not: most collations tell neither case nor accents apart, many pass over trailing
     * blanks, and older ones take all characters beyond the basic plane for one.
     */
    static String compared(TypeShape type, String text) {
        Matcher matcher = matcher(type);
        String stripped = text.stripTrailing();
        if (!matcher.find() || matcher.group(2).endsWith("_bin")) {
            return stripped;
        }
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(stripped, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> !ignorable(c))
                .forEach(c -> plain.append(Character.isBmpCodePoint(c) ? letter((char) c) : "\uFFFD"));
        return plain.toString()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .stripTrailing();
    }

    private static boolean ignorable(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || (type == Character.CONTROL && !Character.isWhitespace(c));
    }

    /** Letters that collations take for others, although Unicode does not decompose them. */
    private static String letter(char c) {
        return switch (c) {
            case '\u00df', '\u1e9e' -> "s";
            case '\u0142', '\u0141' -> "l";
            case '\u00f8', '\u00d8' -> "o";
            case '\u0111', '\u0110', '\u00f0', '\u00d0' -> "d";
            case '\u0131' -> "i";
            default -> String.valueOf(c);
        };
    }
}
