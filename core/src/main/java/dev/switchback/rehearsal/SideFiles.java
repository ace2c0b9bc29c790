// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.Sha256;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.LocationDirectories;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.layout.FlywayNaming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Files that are no migrations and yet decide what a migration does: SQL callbacks and script configurations, wherever Flyway
 * looks for them, and seeds. Evidence must not outlive a change of one.
 */
final class SideFiles {

    private final FlywaySettings flyway;
    private final Set<Path> scripts = new HashSet<>();
    private final Set<Path> besideScripts = new TreeSet<>();
    /** Names of migrations that the operating system runs: files, but no SQL. */
    private final Set<String> programs = new HashSet<>();

    private SideFiles(FlywaySettings flyway, List<Migration> history) {
        this.flyway = flyway;
        history.forEach(migration -> {
            migration.script().map(Script::file).ifPresent(scripts::add);
            if (migration.script().isEmpty()) {
                programs.add(migration.name().substring(migration.name().lastIndexOf('/') + 1));
            }
            migration.undo().map(undo -> undo.script().file()).ifPresent(scripts::add);
        });
        scripts.stream().map(Path::getParent).filter(Objects::nonNull).forEach(besideScripts::add);
    }

    /**
     * Returns the SHA-256 of each by its path. Two files of the same path in two jars have one entry.
     *
     * @param seeds the user's seed files
     * @throws RehearsalProblem if one cannot be read
     */
    static Map<String, String> of(FlywaySettings flyway, List<Migration> history, Collection<Path> seeds)
            throws RehearsalProblem {
        Map<String, String> hashes = new TreeMap<>();
        SideFiles files = new SideFiles(flyway, history);
        for (Path file : files.all()) {
            hashes.merge(file.toString(), hash(file), (one, other) -> one + "," + other);
        }
        for (Path seed : seeds) {
            hashes.put("seed " + seed.getFileName(), hash(seed));
        }
        return hashes;
    }

    /** Returns the callbacks and script configurations themselves. */
    static Set<Path> paths(FlywaySettings flyway, List<Migration> history) throws RehearsalProblem {
        return new SideFiles(flyway, history).all();
    }

    /** Returns the names of those that Flyway runs, or reads, by themselves. */
    static Set<String> callbacks(FlywaySettings flyway, List<Migration> history) throws RehearsalProblem {
        Set<String> names = new TreeSet<>();
        for (Path file : paths(flyway, history)) {
            if (FlywayNaming.isCallback(nameOf(file)) || nameOf(file).endsWith(".conf")) {
                names.add(nameOf(file));
            }
        }
        return names;
    }

    private Set<Path> all() throws RehearsalProblem {
        Set<Path> files = new LinkedHashSet<>();
        for (Path root : roots()) {
            files.addAll(below(root, Integer.MAX_VALUE));
        }
        for (Path directory : besideScripts) {
            files.addAll(below(directory, 1));
        }
        return files;
    }

    private List<Path> roots() throws RehearsalProblem {
        try {
            return LocationDirectories.ofCallbacks(flyway);
        } catch (HistoryProblem e) {
            throw new RehearsalProblem(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Path> below(Path directory, int depth) throws RehearsalProblem {
        try (Stream<Path> entries = Files.walk(directory, depth, FileVisitOption.FOLLOW_LINKS)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !scripts.contains(file) && isOfFlyway(nameOf(file)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new RehearsalProblem(
                    "The directory " + directory + " cannot be listed: " + e.getMessage()
                            + "\n  Make it and all below it readable for this user.",
                    e);
        }
    }

    private boolean isOfFlyway(String name) {
        return programs.contains(name)
                || name.endsWith(".conf")
                || FlywayNaming.isCallback(name)
                || flyway.suffixes().stream().anyMatch(name::endsWith);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    static String hash(Path file) throws RehearsalProblem {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new RehearsalProblem(
                    "The file " + file + " cannot be read: " + e + "\n  Make it readable for this user, or remove it.",
                    e);
        }
    }
}
