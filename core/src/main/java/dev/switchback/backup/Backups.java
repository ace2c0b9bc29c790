// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.live.LiveProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The backups in a directory.
 *
 * @param directory  the directory, which need not be there
 * @param manifests  what is known of each, the newest first
 * @param unreadable what stands there like a backup and cannot be read, a sentence each
 * @param leftovers  directories of backups that were cut off
 */
public record Backups(Path directory, List<Manifest> manifests, List<String> unreadable, List<Path> leftovers) {

    public Backups {
        manifests = List.copyOf(manifests);
        unreadable = List.copyOf(unreadable);
        leftovers = List.copyOf(leftovers);
    }

    /** Lists a directory; what cannot be read of it is told in the list. No file of a dump is looked at. */
    public static Backups in(Path directory) {
        List<Manifest> manifests = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        List<Path> leftovers = new ArrayList<>();
        for (Path path : entries(directory, unreadable)) {
            if (Workplace.isAbandoned(path)) {
                leftovers.add(path);
            } else if (BackupId.isOne(String.valueOf(path.getFileName()))) {
                read(path, unreadable).ifPresent(manifests::add);
            }
        }
        manifests.sort(Comparator.comparing(Manifest::created)
                .thenComparing(Manifest::id)
                .reversed());
        return new Backups(directory, manifests, unreadable, leftovers);
    }

    private static List<Path> entries(Path directory, List<String> unreadable) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            unreadable.add(directory + " cannot be listed: " + e);
            return List.of();
        }
    }

    private static Optional<Manifest> read(Path backup, List<String> unreadable) {
        Path file = backup.resolve(Manifest.FILE);
        try {
            Manifest manifest = ManifestJson.read(Files.readString(file));
            if (manifest.id().equals(String.valueOf(backup.getFileName()))) {
                return Optional.of(manifest);
            }
            unreadable.add(file + " is the manifest of another backup, " + manifest.id() + ".");
        } catch (IOException e) {
            unreadable.add(file + " cannot be read: " + e + ".");
        } catch (IllegalArgumentException e) {
            unreadable.add(file + " is no manifest that can be used: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    /**
     * Returns the backup that is meant.
     *
     * @param wanted its id; empty for the latest
     * @throws LiveProblem if there is none; the message lists those that there are
     */
    Manifest find(Optional<String> wanted) throws LiveProblem {
        Optional<Manifest> found = manifests.stream()
                .filter(manifest -> wanted.isEmpty() || manifest.id().equals(wanted.get()))
                .findFirst();
        return found.orElseThrow(() -> new LiveProblem(missing(wanted)));
    }

    private String missing(Optional<String> wanted) {
        String what = wanted.map(id -> "There is no backup " + id + " that can be used")
                .orElse("There is no backup");
        String others = manifests.stream()
                .limit(5)
                .map(manifest -> "\n  " + manifest.id())
                .collect(Collectors.joining("", "", ""));
        return what + " in " + directory + (Files.isDirectory(directory) ? "." : ", which does not exist.") + damaged()
                + (others.isEmpty()
                        ? "\n  Backups that are elsewhere are found with switchback.backup.directory; mvn switchback:backup"
                                + " makes one."
                        : "\n  There are:" + others + "\n  Name one with -Dswitchback.backup=<id>.");
    }

    /** Returns what stands there like a backup and cannot be read, a line each. */
    String damaged() {
        return unreadable.stream().map(line -> "\n  " + line).collect(Collectors.joining());
    }

    /** Returns the newest backup of a database of that name, on whatever server it was. */
    public Optional<Manifest> newestOf(String database) {
        return manifests.stream()
                .filter(manifest -> manifest.database().name().equals(database))
                .findFirst();
    }

    /** Returns the directory of a backup. */
    public Path directoryOf(Manifest manifest) {
        return directory.resolve(manifest.id());
    }
}
