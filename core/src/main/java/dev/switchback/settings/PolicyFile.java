// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The file {@code switchback.properties} beside the migrations: the policy of the gate, where those who write migrations see it.
 *
 * <p>Nothing else may stand in it: a rehearsal by a test class would not heed it.
 */
public final class PolicyFile {

    /** What it is called. */
    public static final String NAME = "switchback.properties";

    private static final String FILESYSTEM = "filesystem:";
    private static final String CLASSPATH = "classpath:";

    private PolicyFile() {}

    /**
     * Reads it: from the directory of the migrations, the one above, or the project's own.
     *
     * @param set  what is set elsewhere, lowest first: the locations
     * @param base what relative paths are relative to
     * @throws SettingsProblem if there are two, or it cannot be read, or holds what is no policy
     */
    public static Optional<SettingsSource> beside(List<SettingsSource> set, Path base) throws SettingsProblem {
        List<Path> found = places(set, base).stream()
                .map(directory -> directory.resolve(NAME))
                .filter(Files::isRegularFile)
                .toList();
        if (found.size() > 1) {
            throw new SettingsProblem(
                    List.of("there are two policies, " + found.get(0) + " and " + found.get(1) + "; keep one of them"));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get(0)));
    }

    private static Set<Path> places(List<SettingsSource> set, Path base) {
        String locations = SettingsSource.last(set, Key.LOCATIONS.key())
                .or(() -> SettingsSource.last(set, FlywayKeys.LOCATIONS))
                .orElse("");
        Set<Path> places = new LinkedHashSet<>();
        Path root = base.toAbsolutePath().normalize();
        for (String location : Values.split(locations)) {
            directory(location, root).ifPresent(directory -> {
                places.add(directory);
                Optional.ofNullable(directory.getParent()).ifPresent(places::add);
            });
        }
        places.add(root);
        return places;
    }

    /** A pattern, or a folder for each product, begins where its plain part ends. */
    private static Optional<Path> directory(String location, Path root) {
        String plain = location.replaceFirst("/?[^/]*[*?{].*$", "");
        try {
            if (plain.startsWith(CLASSPATH)) {
                return Optional.of(root.resolve("src/main/resources")
                        .resolve(plain.substring(CLASSPATH.length()).replaceFirst("^/", "")));
            }
            String path = plain.startsWith(FILESYSTEM) ? plain.substring(FILESYSTEM.length()) : plain;
            return Optional.of(root.resolve(path).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static SettingsSource read(Path file) throws SettingsProblem {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsProblem(List.of("cannot read the policy " + file + ": " + e));
        }
        List<String> problems = new ArrayList<>();
        for (String key : new java.util.TreeSet<>(properties.stringPropertyNames())) {
            if (!key.startsWith(GateSettings.PREFIX)) {
                problems.add(key + " (set in " + file
                        + ") is no setting of the gate, and nothing else is read from there; " + meant(key));
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsProblem(problems);
        }
        return SettingsSource.of(file.toString(), properties);
    }

    private static String meant(String key) {
        List<String> gates = Key.names().stream()
                .filter(name -> name.startsWith(GateSettings.PREFIX))
                .toList();
        String last = key.substring(key.lastIndexOf('.') + 1);
        return gates.stream()
                .filter(name -> name.equals(GateSettings.PREFIX + last))
                .findFirst()
                .or(() -> Spelling.nearest(key, gates))
                .map(name -> "did you mean " + name + "?")
                .orElse("there are: " + String.join(", ", gates));
    }
}
