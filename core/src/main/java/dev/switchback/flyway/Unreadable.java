// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.Header;
import dev.switchback.migration.Migration;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import dev.switchback.migration.layout.FlywayLayout;
import dev.switchback.migration.layout.FlywayNaming;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Migrations whose file cannot be opened: a link to nowhere, or no permission.
 *
 * <p>Flyway (10.20 to 13.12) asks {@code File.canRead()} and passes such a file over without a word: it would apply the next
 * version without this one.
 */
final class Unreadable {

    private final List<Migration> migrations = new ArrayList<>();
    private final List<BrokenScript> scripts = new ArrayList<>();

    Unreadable(FlywayNaming naming, List<Path> roots, Map<Version, UndoScript> undos) {
        for (Path root : roots) {
            for (Path file : FlywayLayout.unreadable(root)) {
                String name = String.valueOf(file.getFileName());
                naming.migration(name).ifPresent(read -> {
                    Optional<UndoScript> undo = read.version().map(undos::get);
                    migrations.add(migration(read, name, undo));
                    scripts.add(broken(read, file, name));
                });
            }
        }
    }

    private static Migration migration(FlywayNaming.Named read, String name, Optional<UndoScript> undo) {
        Migration.Kind kind = read.version().isPresent() ? Migration.Kind.VERSIONED : Migration.Kind.REPEATABLE;
        return new Migration(kind, read.version(), read.description(), name, Optional.empty(), undo, Header.NONE);
    }

    private static BrokenScript broken(FlywayNaming.Named read, Path file, String name) {
        return new BrokenScript(
                name,
                false,
                read.version(),
                "the file cannot be read" + (Files.isSymbolicLink(file) ? ": it is a link to what is not there" : "")
                        + ". Flyway passes such a file over without a word and would apply the next version without it.",
                0,
                "Make " + file + " readable for this user"
                        + (Files.isSymbolicLink(file) ? ", or mend the link." : "."));
    }

    void addTo(List<Migration> history) {
        migrations.forEach(migration -> HistoryOrder.insert(history, migration));
    }

    List<BrokenScript> scripts() {
        return List.copyOf(scripts);
    }
}
