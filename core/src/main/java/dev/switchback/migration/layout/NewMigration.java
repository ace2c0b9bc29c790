// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The next migration of a history: an empty script with a header to fill in, and its undo script where the project keeps those.
 *
 * @param migration the script
 * @param undo      its undo script
 */
public record NewMigration(Path migration, Path undo) {

    /** What file systems, shells and Flyway take without quoting, in any language. */
    private static final Pattern DESCRIPTION = Pattern.compile("[\\p{L}\\p{N}_.,+-]+");

    /** What is known of a migration's file by its name. */
    private record Written(Path file, String version, FlywayNaming.Name name) {

        static Optional<Written> of(Path file, FlywayNaming naming) {
            String own = file.getFileName().toString();
            String prefix = naming.versioned();
            return naming.read(own, prefix).map(name -> new Written(file, naming.version(own, prefix), name));
        }
    }

    /**
     * Writes both files; neither takes the place of one that is there.
     *
     * @param locations     the directories with migrations; the new one goes where the newest is, or into the first
     * @param undoLocations the directories with undo scripts; empty if they lie near the migrations
     * @throws HistoryProblem if the description cannot be part of a file's name
     */
    public static NewMigration write(
            List<Path> locations, List<Path> undoLocations, FlywayNaming naming, String description, Instant now)
            throws IOException {
        String words = description.strip().replaceAll("\\s+", "_");
        if (!DESCRIPTION.matcher(words).matches()) {
            throw new HistoryProblem(
                    "\"" + description + "\" cannot be part of a file's name",
                    "switchback.description",
                    "describe the migration in a few words of letters and digits, such as \"add email to customers\"");
        }
        List<Written> migrations = written(locations, naming);
        String version =
                NextVersion.after(migrations.stream().map(Written::version).toList(), now);
        Path directory =
                newest(migrations).map(newest -> directoryOf(newest.file())).orElse(locations.get(0));
        String rest = version + naming.separator() + words + naming.suffixes().get(0);
        Path undoDirectory = newestUndo(existing(locations), existing(undoLocations), naming)
                .map(NewMigration::directoryOf)
                .orElseGet(() -> undoLocations.isEmpty() ? directory : undoLocations.get(0));
        NewMigration both = new NewMigration(
                directory.resolve(naming.versioned() + rest), undoDirectory.resolve(naming.undo() + rest));
        both.write(words.replace('_', ' '));
        return both;
    }

    private static Optional<Path> newestUndo(List<Path> locations, List<Path> undoLocations, FlywayNaming naming) {
        FlywayLayout layout = new FlywayLayout(naming);
        Map<Version, UndoScript> undos =
                undoLocations.isEmpty() ? layout.discover(locations) : layout.in(undoLocations);
        return undos.entrySet().stream()
                .max(Map.Entry.comparingByKey())
                .map(newest -> newest.getValue().script().file());
    }

    private static List<Path> existing(List<Path> directories) {
        return directories.stream().filter(Files::isDirectory).toList();
    }

    private static List<Written> written(List<Path> directories, FlywayNaming naming) {
        return existing(directories).stream()
                .flatMap(directory -> FlywayLayout.files(directory).stream())
                .flatMap(file -> Written.of(file, naming).stream())
                .toList();
    }

    private static Optional<Written> newest(List<Written> files) {
        return files.stream().max(Comparator.comparing(file -> file.name().version()));
    }

    private static Path directoryOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private void write(String purpose) throws IOException {
        for (Path file : List.of(migration, undo)) {
            if (Files.exists(file)) {
                throw new HistoryProblem(
                        "a script of that name is there already",
                        file.toString(),
                        "say it in other words, or move it away");
            }
            Files.createDirectories(directoryOf(file));
        }
        Files.writeString(migration, header(purpose), StandardOpenOption.CREATE_NEW);
        Files.writeString(undo, undoHeader(), StandardOpenOption.CREATE_NEW);
    }

    private String header(String purpose) {
        return lines(
                "-- Purpose: " + purpose,
                "-- Impact: ",
                "-- Dependencies: none",
                "-- Rollback: " + undo.getFileName(),
                "-- Testing: ",
                "");
    }

    private String undoHeader() {
        return lines("-- Takes back " + migration.getFileName() + ".", "");
    }

    private static String lines(String... lines) {
        return Stream.of(lines).map(line -> line.stripTrailing() + "\n").reduce("", String::concat);
    }
}
