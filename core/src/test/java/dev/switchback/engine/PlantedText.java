// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A schema and one change of it, from a file in {@code planted/} beside the tests of a product.
 *
 * <p>A case is {@code -- case: name}, the statements that build it, then {@code -- change} or {@code -- neutral} and the
 * statements that change it or must not, then possibly {@code -- cleanup} for what does not go by itself. {@code -- since 15}
 * names the first version that has the feature, {@code -- unseen by …} says that the product's own dump does not show the change.
 *
 * @param seenByDump whether the dump shows the change, as it nearly always does
 */
public record PlantedText(
        String name,
        int since,
        boolean seenByDump,
        boolean neutral,
        List<String> base,
        List<String> change,
        List<String> cleanup) {

    private static final Pattern SINCE = Pattern.compile("(?m)^-- since (\\d+)$");
    private static final Pattern SECTION = Pattern.compile("(?m)^-- (change|neutral|cleanup)$");

    /** Reads the cases of a file. */
    public static Stream<PlantedText> in(Class<?> tests, String file) {
        try (InputStream in = Objects.requireNonNull(tests.getResourceAsStream("planted/" + file + ".sql"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^-- case: ")).skip(1).map(PlantedText::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlantedText parse(String text) {
        Map<String, List<String>> sections = new HashMap<>();
        Matcher section = SECTION.matcher(text);
        String current = "base";
        int start = text.indexOf('\n');
        while (section.find()) {
            sections.put(current, statements(text.substring(start, section.start())));
            current = section.group(1);
            start = section.end();
        }
        sections.put(current, statements(text.substring(start)));
        Matcher since = SINCE.matcher(text);
        boolean neutral = sections.containsKey("neutral");
        return new PlantedText(
                text.substring(0, text.indexOf('\n')),
                since.find() ? Integer.parseInt(since.group(1)) : 0,
                !text.contains("-- unseen by "),
                neutral,
                sections.get("base"),
                sections.get(neutral ? "neutral" : "change"),
                sections.getOrDefault("cleanup", List.of()));
    }

    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        for (String statement : text.replaceAll("(?m)^--.*$", "").split(";\\s*\n")) {
            if (!statement.isBlank()) {
                statements.add(statement.trim());
            }
        }
        return statements;
    }
}
