// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

import dev.switchback.migration.Version;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A project with Flyway files below {@code src/main/resources/db}, as bare SQL.
 *
 * @param flyway what the project's {@code flyway.conf} sets
 */
record GivenHistory(List<Step> steps, Map<String, String> flyway) {

    private static final Pattern NAME = Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)__.*\\.sql");
    private static final String PLACEHOLDER = "flyway.placeholders.";

    static GivenHistory of(Path project) throws IOException {
        Map<String, String> flyway = configuration(project.resolve("flyway.conf"));
        Path database = project.resolve("src/main/resources/db");
        Map<Version, String> up = new TreeMap<>();
        Map<Version, String> down = new TreeMap<>();
        Map<Version, Boolean> transactional = new TreeMap<>();
        for (Path file : files(database)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                Version version = Version.parse(name.group(2));
                (name.group(1).equals("V") ? up : down).put(version, filled(Files.readString(file), flyway));
                transactional.merge(version, !Files.exists(Path.of(file + ".conf")), Boolean::logicalAnd);
            }
        }
        List<Step> steps = new ArrayList<>();
        up.forEach((version, sql) -> steps.add(new Step(
                version.toString(), sql, down.getOrDefault(version, ""), transactional.getOrDefault(version, true))));
        flyway.put(
                "flyway.locations",
                "filesystem:" + database.resolve("migration").toAbsolutePath());
        return new GivenHistory(steps, flyway);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> entries = Files.walk(directory)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Map<String, String> configuration(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        Map<String, String> flyway = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> flyway.put(key, properties.getProperty(key)));
        return flyway;
    }

    private static String filled(String sql, Map<String, String> flyway) {
        String filled = sql;
        for (Map.Entry<String, String> setting : flyway.entrySet()) {
            if (setting.getKey().startsWith(PLACEHOLDER)) {
                String name = setting.getKey().substring(PLACEHOLDER.length());
                filled = filled.replace("${" + name + "}", setting.getValue());
            }
        }
        return filled;
    }
}
