// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the undo scripts of a history that open-source Flyway runs, wherever its users keep them.
 *
 * <p>Flyway itself passes undo scripts over, so nothing forces them into one place: they lie beside the migrations, in a
 * folder below them ({@code undo/}, {@code rollback/}, {@code down/}), or in one next to the location
 * ({@code ../rollback}), also mirrored ({@code db/rollback/postgresql} for {@code db/migration/postgresql}).
 */
public final class FlywayLayout {

    private static final Pattern UNDO_FOLDER = Pattern.compile(
            "(.*[^a-z])?(undo|rollback|roll[_-]back|revert|down|backout)s?([^a-z].*)?", Pattern.CASE_INSENSITIVE);

    private final FlywayNaming naming;

    public FlywayLayout(FlywayNaming naming) {
        this.naming = naming;
    }

    /**
     * Finds undo scripts.
     *
     * @param locations the directories in which Flyway looks for migrations
     * @return by version, each once
     * @throws HistoryProblem if two files claim to undo one version, or a directory cannot be read
     */
    public Map<Version, UndoScript> discover(List<Path> locations) {
        Map<Version, UndoScript> found = new TreeMap<>();
        Set<Path> seen = new LinkedHashSet<>();
        for (Path location : locations) {
            collect(location, List.of(naming.undo()), seen, found);
        }
        for (Path location : locations) {
            for (Path folder : undoFoldersNextTo(location)) {
                collect(folder, List.of(naming.undo(), naming.versioned()), seen, found);
            }
        }
        return found;
    }

    /** Finds the undo scripts in directories that hold nothing else. */
    public Map<Version, UndoScript> in(List<Path> undoLocations) {
        Map<Version, UndoScript> found = new TreeMap<>();
        Set<Path> seen = new LinkedHashSet<>();
        for (Path location : undoLocations) {
            collect(location, List.of(naming.undo(), naming.versioned()), seen, found);
        }
        return found;
    }

    private void collect(Path directory, List<String> prefixes, Set<Path> seen, Map<Version, UndoScript> found) {
        for (Path file : files(directory)) {
            Optional<FlywayNaming.Name> name = prefixes.stream()
                    .flatMap(prefix -> naming.read(file.getFileName().toString(), prefix).stream())
                    .findFirst();
            if (name.isPresent() && seen.add(real(file))) {
                add(name.get(), directory, file, found);
            }
        }
    }

    private static void add(FlywayNaming.Name name, Path directory, Path file, Map<Version, UndoScript> found) {
        UndoScript earlier = found.get(name.version());
        if (earlier != null) {
            throw new HistoryProblem(
                    "two scripts claim to undo version " + name.version(),
                    earlier.script().file() + " and " + file,
                    "keep one of them, or name the folder of the right ones with switchback.undoLocations");
        }
        ScriptFile read = ScriptFile.read(file, relative(directory, file));
        found.put(name.version(), new UndoScript(name.version(), name.description(), read.script()));
    }

    /** Returns a file's path below a directory, with forward slashes. */
    public static String relative(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> undoFoldersNextTo(Path location) {
        Set<Path> folders = new LinkedHashSet<>();
        Path parent = location.toAbsolutePath().normalize().getParent();
        if (parent == null || UNDO_FOLDER.matcher(nameOf(location)).matches()) {
            return List.of();
        }
        folders.addAll(undoFoldersIn(parent));
        if (parent.getParent() != null) {
            undoFoldersIn(parent.getParent()).stream()
                    .map(folder -> folder.resolve(nameOf(location)))
                    .filter(Files::isDirectory)
                    .forEach(folders::add);
        }
        return List.copyOf(folders);
    }

    private static List<Path> undoFoldersIn(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> UNDO_FOLDER.matcher(nameOf(child)).matches())
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // What is next to a location is not the user's input: a directory that nobody may list holds no undo
            // scripts.
            return List.of();
        }
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString().replace("/", "");
    }

    /** Returns every file below a directory that can be read, in the order of their names. */
    public static List<Path> files(Path directory) {
        return below(directory, file -> Files.isRegularFile(file) && Files.isReadable(file));
    }

    /** Returns what stands below a directory like a file and cannot be read as one. */
    public static List<Path> unreadable(Path directory) {
        return below(directory, file -> !Files.isDirectory(file) && !Files.isReadable(file));
    }

    /** Returns the directories below one. */
    static List<Path> directories(Path directory) {
        return below(directory, file -> !file.equals(directory) && Files.isDirectory(file));
    }

    private static List<Path> below(Path directory, Predicate<Path> wanted) {
        try (Stream<Path> walk = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return new ArrayList<>(walk.filter(wanted).sorted().toList());
        } catch (IOException | UncheckedIOException e) {
            throw new HistoryProblem(
                    "a location cannot be read: " + e.getMessage(),
                    directory.toString(),
                    "make the directory and all below it readable for this user, and remove links that lead in circles",
                    e);
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new HistoryProblem("a script cannot be read: " + e, file.toString(), "mend or remove the link", e);
        }
    }
}
