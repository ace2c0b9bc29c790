// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes text for a column, by what its name says; the value for a number is always the same one. */
final class TextValues {

    private static final List<String> HURTING = List.of(
            "Ada Lovelace",
            "",
            "  leading and trailing  ",
            "ada lovelace",
            "Zoë Müller-Łukasiewicz \uD83D\uDE80",
            "NULL",
            "0",
            "\uFFFF",
            "O'Brien \"quoted\" \\ 100%_",
            "e\u0301 combining, \u00E9 composed",
            "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "two\nlines\twith a tab",
            "ADA LOVELACE");

    /** Stands for the longest text that fits. */
    private static final String LONGEST = "\uFFFF";

    private static final int LONG = 1000;

    /** Longer than the varchar(255) that many take for the longest; short enough for any index. */
    private static final int OVER_ONE_BYTE = 300;

    private static final List<String> COUNTRIES = List.of("DE", "US", "GB", "FR", "JP", "BR", "IN", "PL", "KR", "NG");
    private static final List<String> CURRENCIES =
            List.of("EUR", "USD", "GBP", "JPY", "CHF", "BRL", "INR", "PLN", "KRW");
    private static final List<String> LOCALES = List.of("en", "en-US", "de", "de-AT", "fr", "ja", "pt-BR", "ko", "pl");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Seoul", "Pacific/Auckland");
    private static final List<String> JSONS = List.of(
            "{}", "{\"a\": 1, \"b\": \"two\"}", "{\"a\": null}", "{\"nested\": {\"list\": [1, 2], \"on\": true}}");

    private TextValues() {}

    /** Returns the value with the given number, cut to the length; 0 is no limit. */
    static String of(ColumnMeaning meaning, int length, int number) {
        String text = whole(meaning, length, number);
        return length > 0 && text.codePointCount(0, text.length()) > length ? shortened(number, length) : text;
    }

    /** Returns text of just the length, as such columns hold codes; now and then a shorter one. */
    static String fixed(ColumnMeaning meaning, int length, int number) {
        boolean meant = meaning != ColumnMeaning.PLAIN && meaning != ColumnMeaning.CODE;
        return meant || number % 5 == 1 || length > 100
                ? of(meaning, length, number)
                : ofLength(number, Math.max(length, 1)).toUpperCase(Locale.ROOT);
    }

    /** Returns the longest text that a type admits, or a long one; nothing for meanings that have a length of their own. */
    static Optional<String> longest(ColumnMeaning meaning, int length, int number) {
        int longest = length > 0 ? Math.min(length, 8000) : OVER_ONE_BYTE;
        return switch (meaning) {
            case EMAIL -> ending(number, longest, "@example.org");
            case URL -> beginning("https://example.org/", number, longest);
            case PATH -> beginning("/", number, longest);
            case HASH, TOKEN -> Optional.of(hex(number, longest));
            case PLAIN, CODE -> Optional.of(ofLength(number, longest));
            case CATEGORY -> length > 0 ? Optional.of(ofLength(number, longest)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> beginning(String start, int number, int length) {
        int left = length - start.length();
        return left > 8 ? Optional.of(start + ofLength(number, left)) : Optional.empty();
    }

    private static Optional<String> ending(int number, int length, String end) {
        int left = length - end.length();
        return left > 8 ? Optional.of(ofLength(number, left) + end) : Optional.empty();
    }

    private static String whole(ColumnMeaning meaning, int length, int i) {
        return switch (meaning) {
            case UUID -> uuid(i);
            case EMAIL ->
                List.of("ada@example.org", "Ada@Example.org", "o'brien+tag@mail.example.com")
                        .get(i % 3)
                        .replaceFirst("@", i < 3 ? "@" : i + "@");
            case URL -> "https://example.org/p/" + i + (i % 3 == 1 ? "?q=a%20b&x=ü" : "");
            case JSON -> i < JSONS.size() ? JSONS.get(i) : "{\"a\": " + i + "}";
            case INSTANT -> TimeValues.instant(i, Profile.PLAUSIBLE).replace(' ', 'T') + "Z";
            case DATE -> TimeValues.date(i, Profile.PLAUSIBLE);
            case HASH -> hex(i, length > 0 ? Math.min(length, 128) : 64);
            case TOKEN -> "tok-" + hex(i, 24);
            case FLAG -> i % 2 == 0 ? "true" : "false";
            case NUMBER -> Integer.toString(i == 1 ? 0 : 1000 + i);
            case PHONE -> "+49170" + (1000000 + i);
            case IP -> i % 4 == 3 ? "2001:db8::" + i : "192.0.2." + (1 + i % 250);
            case COUNTRY -> pick(COUNTRIES, i);
            case CURRENCY -> pick(CURRENCIES, i);
            case LOCALE -> pick(LOCALES, i);
            case ZONE -> pick(ZONES, i);
            case CATEGORY -> pick(List.of("ACTIVE", "PENDING", "CLOSED", "active"), i);
            case CODE -> (i % 3 == 1 ? "CODE-" : "code-") + i;
            case PATH -> "/var/data/" + i + (i % 3 == 1 ? "/A file.txt" : "/a");
            case PLAIN -> plain(i, length);
        };
    }

    private static String pick(List<String> words, int i) {
        return i < words.size() ? words.get(i) : words.get(i % words.size()) + i / words.size();
    }

    private static String plain(int i, int length) {
        String text = i < HURTING.size() ? HURTING.get(i) : "value " + i;
        return text.equals(LONGEST) ? ofLength(i, length > 0 ? Math.min(length, 8000) : LONG) : text;
    }

    /** Returns text of exactly this length. */
    static String ofLength(int number, int length) {
        String digits = Integer.toString(number, 36);
        String filling = "abcdefghijklmnopqrstuvwxyz".repeat(length / 26 + 1);
        return length <= digits.length()
                ? shortened(number, length)
                : digits + filling.substring(0, length - digits.length());
    }

    /** Returns another short text for each number, as long as there are any. */
    private static String shortened(int number, int length) {
        String text = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
        int letter = "abcdefghijklmnopqrstuvwxyz".charAt(number % 26);
        return length <= 1 ? Character.toString(letter) : text.substring(Math.max(0, text.length() - length));
    }

    static String uuid(int i) {
        return String.format("%08x-5b1c-4d2e-8f3a-%012x", 0x9e3779b1 * (i + 1), 0x1000L + i);
    }

    static String hex(int i, int length) {
        String digits = String.format("%08x", 0x9e3779b1 * (i + 1));
        return digits.repeat(length / 8 + 1).substring(0, length);
    }
}
