// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.faulty;

import dev.switchback.database.DatabaseRequest;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One twin of a folder of {@code histories}: the scripts, and what a rehearsal has to say of them.
 *
 * <p>{@code expected.properties} holds, for the bad twin, {@code fails} and {@code warns}: the findings, each written
 * {@code migration: check: id}, separated by semicolons, and nothing else may be found; {@code says}: what the findings have to
 * mention; or {@code problem}: what the message mentions if there can be no rehearsal at all. {@code good.warns} is
 * what the good twin has to hear. {@code unjudged} is what of the bad twin cannot be judged, each written {@code migration: check}. {@code flyway.*} are settings of both twins; {@code bad.flyway.*} and
 * {@code good.flyway.*} of one. {@code databases} are those to rehearse on, if not the usual one of the folder's product; {@code server.*} are variables of the server.
 */
record History(Path folder, String twin, DatabaseRequest database, Properties expected) {

    private static final String SERVER = "server.";

    /** Returns both twins of every folder, by name, on each database. */
    static List<History> all(Path histories, DatabaseRequest usual) throws IOException {
        try (Stream<Path> folders = Files.list(histories)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .flatMap(folder -> twins(folder, usual))
                    .toList();
        }
    }

    private static Stream<History> twins(Path folder, DatabaseRequest usual) {
        Properties expected = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("expected.properties"))) {
            expected.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.of("bad", "good")
                .filter(twin -> Files.isDirectory(folder.resolve(twin)))
                .flatMap(twin -> Arrays.stream(expected.getProperty("databases", usual.toString())
                                .split(","))
                        .map(database -> new History(folder, twin, DatabaseRequest.parse(database), expected)));
    }

    String name() {
        return folder.getFileName() + ": " + twin + (database.equals(DatabaseRequest.DEFAULT) ? "" : " on " + database);
    }

    Path scripts() {
        return folder.resolve(twin).resolve("migration");
    }

    boolean isBad() {
        return twin.equals("bad");
    }

    /** Returns Flyway's settings for this twin. */
    Map<String, String> flyway() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("flyway.locations", "filesystem:" + scripts());
        put(settings, "");
        put(settings, twin + ".");
        return settings;
    }

    private void put(Map<String, String> settings, String prefix) {
        expected.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix + "flyway."))
                .forEach(key -> settings.put(
                        key.substring(prefix.length()),
                        expected.getProperty(key)
                                .replace("@folder@", scripts().toString())
                                .replace("@twin@", twin)));
    }

    /** Returns the same twin for another database. */
    History on(DatabaseRequest other) {
        return new History(folder, twin, other, expected);
    }

    /** Returns the server's variables. */
    Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        expected.stringPropertyNames().stream()
                .filter(key -> key.startsWith(SERVER))
                .forEach(key -> variables.put(key.substring(SERVER.length()), expected.getProperty(key)));
        return variables;
    }

    /** Returns the failures that have to be found. */
    Set<String> fails() {
        return isBad() ? set("fails") : Set.of();
    }

    /** Returns the warnings that have to be found. */
    Set<String> warns() {
        return set(isBad() ? "warns" : "good.warns");
    }

    /** Returns what the findings of the bad twin have to mention. */
    Set<String> says() {
        return isBad() ? set("says") : Set.of();
    }

    /** Returns what cannot be judged although nothing has failed, each written {@code migration: check}. */
    Set<String> unjudged() {
        return isBad() ? set("unjudged") : Set.of();
    }

    /** Returns what the message mentions if there can be no rehearsal; empty if there can. */
    String problem() {
        return isBad() ? expected.getProperty("problem", "") : "";
    }

    private Set<String> set(String key) {
        return Arrays.stream(expected.getProperty(key, "").split(";"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
