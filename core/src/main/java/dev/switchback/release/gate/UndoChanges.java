// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import dev.switchback.git.GitProblem;
import dev.switchback.git.Repository;
import dev.switchback.git.TextLines;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import dev.switchback.migration.layout.FlywayNaming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells whose way back is another one than in a commit: its migration is to be proven anew, whether its own script was edited or not. */
final class UndoChanges {

    private final Repository repository;
    private final Repository.Named base;
    private final Set<Version> gone;
    private final Map<Path, SortedMap<String, byte[]>> directories = new HashMap<>();

    UndoChanges(Repository repository, Repository.Named base, FlywayNaming naming) throws GitProblem {
        this.repository = repository;
        this.base = base;
        this.gone = repository.gone(base, name -> naming.undo(name).isPresent()).keySet().stream()
                .flatMap(path -> naming.undo(path.substring(path.lastIndexOf('/') + 1)).stream())
                .collect(Collectors.toSet());
    }

    boolean isOf(Migration migration) throws GitProblem {
        Optional<Path> file = migration.undo().map(UndoScript::script).map(Script::file);
        if (file.isEmpty()) {
            return migration.version().filter(gone::contains).isPresent();
        }
        return then(file.get())
                .filter(then -> isAsNow(TextLines.of(then), file.get()))
                .isEmpty();
    }

    private Optional<byte[]> then(Path file) throws GitProblem {
        Path directory = file.toAbsolutePath().getParent();
        if (!directories.containsKey(directory)) {
            directories.put(directory, repository.files(base, directory));
        }
        return Optional.ofNullable(
                directories.getOrDefault(directory, new TreeMap<>()).get(String.valueOf(file.getFileName())));
    }

    /** One that cannot be read is not seen to be the same: its migration has to be proven. */
    private static boolean isAsNow(List<String> then, Path file) {
        try {
            return then.equals(TextLines.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            return false;
        }
    }
}
