// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A schema and one change of it, from a file in {@code planted/}.
 *
 * <p>A case is {@code -- case: name}, the statements that build it in an empty database, then {@code -- change} or
 * {@code -- neutral} and the statements that change it or must not, then possibly {@code -- cleanup} for what does not go when
 * all tables and programs are dropped. {@code -- since 9} names the first version that has the feature.
 *
 * @param seenByDump whether the dump shows the change, as it nearly always does
 */
record PlantedCase(
        String name,
        Flavor flavor,
        int since,
        boolean seenByDump,
        boolean neutral,
        List<String> base,
        List<String> change,
        List<String> cleanup) {

    private static final Pattern SINCE = Pattern.compile("(?m)^-- since (\\d+)$");
    private static final Pattern SECTION = Pattern.compile("(?m)^-- (change|neutral|cleanup)$");

    static Stream<PlantedCase> all() {
        return Stream.of(Flavor.values()).flatMap(PlantedCase::all);
    }

    static Stream<PlantedCase> all(Flavor flavor) {
        return Stream.of("both", flavor.name().toLowerCase(Locale.ROOT)).flatMap(file -> in(file, flavor));
    }

    private static Stream<PlantedCase> in(String file, Flavor flavor) {
        try (InputStream in = PlantedCase.class.getResourceAsStream("planted/" + file + ".sql")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^-- case: ")).skip(1).map(planted -> parse(planted, flavor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlantedCase parse(String text, Flavor flavor) {
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
        boolean neutral = sections.containsKey("neutral");
        Matcher since = SINCE.matcher(text);
        return new PlantedCase(
                text.substring(0, text.indexOf('\n')),
                flavor,
                since.find() ? Integer.parseInt(since.group(1)) : 0,
                !text.contains("-- unseen by the dump"),
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

    /** Returns the database of the product; on an older version the test is skipped. */
    PlantedDatabase database() throws SQLException {
        PlantedDatabase database = PlantedDatabase.of(flavor);
        assumeThat(database.major()).as("version of the server").isGreaterThanOrEqualTo(since);
        return database;
    }

    @Override
    public String toString() {
        return flavor + ": " + name;
    }
}
