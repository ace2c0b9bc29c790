// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.Sha256;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files that are no migrations and yet decide what a migration does: SQL callbacks and script configurations beside the
 * scripts, and seeds. Evidence must not outlive a change of one.
 */
final class SideFiles {

    private SideFiles() {}

    /**
     * Returns the SHA-256 of each by its name.
     *
     * @param seeds the user's seed files
     * @throws RehearsalProblem if one cannot be read
     */
    static Map<String, String> of(List<Migration> history, Collection<Path> seeds) throws RehearsalProblem {
        Set<Path> scripts = new HashSet<>();
        history.forEach(migration -> {
            migration.script().map(Script::file).ifPresent(scripts::add);
            migration.undo().map(undo -> undo.script().file()).ifPresent(scripts::add);
        });
        Set<Path> directories = new HashSet<>();
        scripts.stream().map(Path::getParent).forEach(directories::add);
        Map<String, String> hashes = new TreeMap<>();
        for (Path directory : directories) {
            for (Path file : beside(directory)) {
                if (!scripts.contains(file)) {
                    hashes.put(directory.getFileName() + "/" + file.getFileName(), hash(file));
                }
            }
        }
        for (Path seed : seeds) {
            hashes.put("seed/" + seed.getFileName(), hash(seed));
        }
        return hashes;
    }

    private static List<Path> beside(Path directory) throws RehearsalProblem {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".sql") || file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RehearsalProblem("The directory " + directory + " cannot be listed: " + e, e);
        }
    }

    private static String hash(Path file) throws RehearsalProblem {
        try {
            return Sha256.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new RehearsalProblem("The file " + file + " cannot be read: " + e, e);
        }
    }
}
