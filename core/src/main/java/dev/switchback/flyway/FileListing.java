// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Header;
import dev.switchback.migration.Migration;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import dev.switchback.migration.layout.FlywayLayout;
import dev.switchback.migration.layout.FlywayNaming;
import dev.switchback.migration.layout.ScriptFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The migrations that lie in files, in the order in which Flyway would list them. */
final class FileListing {

    /** What Flyway has the operating system run (13.12, {@code ScriptMigrationResolver}), besides files without a dot. */
    private static final List<String> PROGRAMS = List.of(".ps1", ".bat", ".cmd", ".sh", ".bash", ".py");

    /** Flyway lists a baseline after the version that it stands for, and repeatable ones last, by description. */
    private static final Comparator<Migration> ORDER = Comparator.comparing(Migration::isRepeatable)
            .thenComparing(migration -> migration.version().orElse(Version.parse("0")))
            .thenComparing(migration -> migration.kind() == Migration.Kind.BASELINE)
            .thenComparing(Migration::description);

    private final FlywayNaming naming;
    private final Map<Version, UndoScript> undos;
    private final List<Migration> migrations = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private final Map<String, Path> programs = new LinkedHashMap<>();

    private FileListing(FlywayNaming naming, Map<Version, UndoScript> undos) {
        this.naming = naming;
        this.undos = undos;
    }

    /**
     * Lists them.
     *
     * @param duplicates those that are left out
     */
    static FileListing of(
            FlywaySettings settings, FlywayNaming naming, Map<Version, UndoScript> undos, Duplicates duplicates) {
        FileListing listing = new FileListing(naming, undos);
        for (String descriptor : Locations.of(settings).descriptorList()) {
            LocationPattern pattern = new LocationPattern(descriptor);
            for (Path root : new LocationRoots(settings.classLoader()).existing(descriptor)) {
                FlywayLayout.files(root).stream()
                        .filter(file -> !duplicates.contains(file))
                        .forEach(file -> pattern.name(root, file).ifPresent(path -> listing.take(path, file)));
            }
            JavaMigrations.in(descriptor, settings.classLoader()).forEach(listing::take);
        }
        listing.migrations.sort(ORDER);
        return listing;
    }

    List<Migration> migrations() {
        return migrations;
    }

    Map<String, Path> programs() {
        return programs;
    }

    private void take(String path, Path file) {
        String name = String.valueOf(file.getFileName());
        if (!seen.add(file)) {
            return; // a location within another one
        }
        naming.migration(name).ifPresent(read -> migrations.add(script(kind(read), read, path, file)));
        naming.baseline(name)
                .filter(read -> naming.migration(name).isEmpty())
                .ifPresent(read -> migrations.add(script(Migration.Kind.BASELINE, read, path, file)));
        ofPrograms(name).migration(name).ifPresent(read -> {
            programs.put(path, file);
            migrations.add(new Migration(
                    Migration.Kind.JAVA,
                    read.version(),
                    read.description(),
                    path,
                    Optional.empty(),
                    read.version().map(undos::get),
                    Header.NONE));
        });
    }

    private FlywayNaming ofPrograms(String name) {
        List<String> suffixes = name.contains(".") ? PROGRAMS : List.of("");
        return new FlywayNaming(naming.versioned(), naming.undo(), naming.repeatable(), naming.separator(), suffixes);
    }

    private static Migration.Kind kind(FlywayNaming.Named read) {
        return read.version().isPresent() ? Migration.Kind.VERSIONED : Migration.Kind.REPEATABLE;
    }

    private Migration script(Migration.Kind kind, FlywayNaming.Named read, String path, Path file) {
        ScriptFile text = ScriptFile.read(file, path);
        return new Migration(
                kind,
                read.version(),
                read.description(),
                text.script().fileName(),
                Optional.of(text.script()),
                read.version().map(undos::get),
                text.header());
    }

    private void take(JavaMigrations.Found found) {
        migrations.add(new Migration(
                Migration.Kind.JAVA,
                found.version(),
                found.description(),
                found.name(),
                Optional.empty(),
                found.version().map(undos::get),
                Header.NONE));
    }
}
