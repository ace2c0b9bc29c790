// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.evidence.Sha256;
import dev.switchback.report.view.ScriptSource;
import dev.switchback.report.view.ScriptSources;
import dev.switchback.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The scripts of a module as they are now, wherever below its sources or its locations they are.
 *
 * <p>They are found by what is in them and not by where Flyway would look: a report shows a text because it is the one that was judged.
 */
final class ScriptFiles {

    private static final int DEPTH = 24;
    private static final int MOST_FILES = 20_000;
    private static final long LARGEST = 4_000_000;
    private static final String FILESYSTEM = "filesystem:";

    private final Path root;
    private final List<ScriptSource> found = new ArrayList<>();
    private final Set<Path> seen = new LinkedHashSet<>();

    private ScriptFiles(Path root) {
        this.root = root;
    }

    /**
     * Finds them.
     *
     * @param root what their paths are told from
     */
    static ScriptSources of(PublishedModule module, Path root) {
        ScriptFiles files = new ScriptFiles(root.toAbsolutePath().normalize());
        directories(module).forEach(files::walk);
        return new ScriptSources(files.found);
    }

    /** Sources go before copies of them that a build has made. */
    private static Set<Path> directories(PublishedModule module) {
        Set<Path> directories = new LinkedHashSet<>();
        directories.add(module.base().resolve("src"));
        for (Settings settings : module.settings()) {
            List<String> locations = new ArrayList<>(settings.undoLocations());
            locations.addAll(List.of(
                    settings.flyway().getOrDefault("flyway.locations", "").split(",")));
            locations.stream()
                    .map(String::strip)
                    .filter(location -> location.startsWith(FILESYSTEM))
                    .map(location -> location.substring(FILESYSTEM.length()).replaceFirst("[^/\\\\]*[*?].*", ""))
                    .map(settings.baseDirectory()::resolve)
                    .forEach(location -> addWithSiblings(directories, location.normalize()));
        }
        return directories;
    }

    /** Undo scripts may lie in a folder next to the location. */
    private static void addWithSiblings(Set<Path> directories, Path location) {
        directories.add(location);
        Path parent = location.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return;
        }
        try (var siblings = Files.list(parent)) {
            siblings.filter(Files::isDirectory)
                    .filter(sibling -> String.valueOf(sibling.getFileName())
                            .toLowerCase(Locale.ROOT)
                            .matches(".*(undo|rollback|roll[_-]back|revert|down|backout).*"))
                    .sorted()
                    .forEach(directories::add);
        } catch (IOException e) {
            // What cannot be listed cannot be shown either, and the report says so of each script.
        }
    }

    private void walk(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try {
            Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && attributes.size() <= LARGEST) {
                        add(file);
                    }
                    return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // As above.
        }
    }

    private void add(Path file) {
        String name = String.valueOf(file.getFileName());
        Path place = file.toAbsolutePath().normalize();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".sql") || !seen.add(place)) {
            return;
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String hash = Sha256.text(Sha256.digest().digest(bytes));
            found.add(new ScriptSource(name, path(place), hash, new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // As above.
        }
    }

    private String path(Path file) {
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }
}
