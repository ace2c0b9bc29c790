// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns texts that came from scripts, databases and users into lines that are safe to print anywhere. */
public final class Text {

    private static final int MAX_LINES = 15;
    private static final int MAX_WIDTH = 500;
    private static final int MAX_LINES_TO_RUN = 200;
    private static final int MAX_WIDTH_TO_RUN = 10_000;

    private Text() {}

    /** Returns the lines of a text, the first few of them, without what a terminal would act on. */
    static List<String> lines(String text) {
        return lines(text, MAX_LINES, MAX_WIDTH);
    }

    /** Returns the lines of a text with statements that a person is to run: half of them would be of no use. */
    static List<String> linesToRun(String text) {
        return lines(text, MAX_LINES_TO_RUN, MAX_WIDTH_TO_RUN);
    }

    private static List<String> lines(String text, int most, int width) {
        List<String> lines = text.strip().lines().toList();
        Stream<String> shown = lines.stream().limit(most).map(line -> line(line, width));
        Stream<String> rest =
                lines.size() <= most ? Stream.of() : Stream.of("[... " + (lines.size() - most) + " more lines]");
        return Stream.concat(shown, rest).toList();
    }

    /** Returns one line without what a terminal would act on. */
    public static String line(String text) {
        return line(text, MAX_WIDTH);
    }

    private static String line(String text, int width) {
        String shown = text.length() <= width
                ? text
                : text.substring(0, width) + " [... " + (text.length() - width) + " more characters]";
        return shown.codePoints().mapToObj(Text::printable).collect(Collectors.joining());
    }

    /** Format characters can turn the direction of what follows; half a surrogate pair is no character. */
    private static String printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                codePoint == '\t' ? "    " : String.format(Locale.ROOT, "\\u%04x", codePoint);
            default -> Character.toString(codePoint);
        };
    }

    /** Returns a text with spaces behind it, up to a width. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Returns a number with its noun: {@code 1 row}, {@code 2 rows}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns seconds with one decimal. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
