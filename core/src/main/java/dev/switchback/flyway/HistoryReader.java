// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.Header;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Script;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import dev.switchback.migration.layout.FlywayLayout;
import dev.switchback.migration.layout.FlywayNaming;
import dev.switchback.migration.layout.PassedOver;
import dev.switchback.migration.layout.ScriptFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Reads a history as the user's own Flyway reads it: what it lists on an empty database is what there is. */
public final class HistoryReader {

    private static final String NO_TABLE = "switchback_knows_no_such_table";

    private final FlywaySettings settings;
    private final FlywayNaming naming;
    private final List<Path> roots;

    private HistoryReader(FlywaySettings settings) {
        this.settings = settings;
        this.naming = FlywayNaming.of(settings.properties());
        this.roots = new LocationRoots(settings.classLoader())
                .of(Locations.of(settings).descriptorList());
    }

    /**
     * Reads the history.
     *
     * @param undoLocations where undo scripts are, written as Flyway writes locations; empty to look for them
     * @param emptyDatabase asked by Flyway, and left as it is
     * @throws HistoryProblem if the history cannot be read as it stands
     */
    public static MigrationSet read(FlywaySettings settings, List<String> undoLocations, Database emptyDatabase) {
        FlywayVersion.requireStatementEvents();
        HistoryReader reader = new HistoryReader(settings);
        try (FlywayConnections connections = new FlywayConnections(emptyDatabase::connect)) {
            return reader.assemble(reader.listed(connections), reader.undos(undoLocations), Optional.empty());
        } catch (FlywayException e) {
            return reader.withBroken(emptyDatabase, undoLocations, e);
        }
    }

    /**
     * Reads the history where the database has a past: under the name of a history table that is not there, nothing of it is
     * applied. Flyway looks and creates nothing, and calls no callback of the user's.
     */
    public static MigrationSet readBeside(FlywaySettings settings, List<String> undoLocations, Database live) {
        FlywaySettings quiet = settings.with("flyway.table", NO_TABLE)
                .with("flyway.skipDefaultCallbacks", "true")
                .without("flyway.callbacks");
        try {
            return read(quiet, undoLocations, live);
        } catch (RuntimeException e) {
            throw LiveQuestion.problem(live, BookKeeping.historyTable(settings), e);
        }
    }

    /**
     * Reads the history from its files alone, where there is no database to ask Flyway with. It says what the other methods say;
     * only what {@code flyway.resolvers} would add is not seen.
     *
     * @throws HistoryProblem if the history cannot be read as it stands
     */
    public static MigrationSet readFiles(FlywaySettings settings, List<String> undoLocations) {
        HistoryReader reader = new HistoryReader(settings);
        Map<Version, UndoScript> undos = reader.undos(undoLocations);
        Duplicates duplicates = new Duplicates(reader.naming, reader.hasWildcards() ? List.of() : reader.roots);
        FileListing listing = FileListing.of(settings, reader.naming, undos, duplicates);
        return reader.assemble(
                listing.migrations(),
                listing.programs(),
                undos,
                Optional.of(duplicates).filter(found -> !found.isEmpty()),
                true);
    }

    /** Flyway gives up on all scripts if one is not in its encoding, or if two claim one version: those are told by name. */
    private MigrationSet withBroken(Database empty, List<String> undoLocations, FlywayException refusal) {
        Duplicates duplicates = new Duplicates(naming, hasWildcards() ? List.of() : roots);
        try (FlywayConnections connections = new FlywayConnections(empty::connect)) {
            MigrationInfo[] listed =
                    forgiving(duplicates, connections).load().info().all();
            MigrationSet history = assemble(listed, undos(undoLocations), Optional.of(duplicates));
            if (!duplicates.isEmpty() || history.broken().stream().anyMatch(BrokenScript::isNoText)) {
                return history;
            }
        } catch (FlywayException e) {
            throw refused(refusal); // that is not all that it has against them
        }
        throw refused(refusal);
    }

    /** Which files a pattern leaves out only Flyway knows. */
    private boolean hasWildcards() {
        return Locations.of(settings).descriptorList().stream().anyMatch(text -> text.matches(".*[*?].*"));
    }

    private MigrationInfo[] listed(FlywayConnections connections) {
        return Configurations.of(settings, connections.source()).load().info().all();
    }

    /** To which every byte is a character. */
    private FluentConfiguration forgiving(Duplicates duplicates, FlywayConnections connections) {
        FluentConfiguration forgiving =
                Configurations.of(settings, connections.source()).encoding(StandardCharsets.ISO_8859_1);
        return duplicates.isEmpty()
                ? forgiving
                : forgiving.resourceProvider(duplicates.others(StandardCharsets.ISO_8859_1));
    }

    private HistoryProblem refused(FlywayException e) {
        return new HistoryProblem(
                "Flyway cannot read the migrations: " + e.getMessage(),
                String.join(", ", Locations.of(settings).descriptorList()),
                "mend what Flyway names; the same would stop it in production",
                e);
    }

    private Map<Version, UndoScript> undos(List<String> undoLocations) {
        FlywayLayout layout = new FlywayLayout(naming);
        if (undoLocations.isEmpty()) {
            return layout.discover(roots);
        }
        return layout.in(new LocationRoots(settings.classLoader())
                .of(Locations.absolute(settings, String.join(",", undoLocations))));
    }

    private MigrationSet assemble(MigrationInfo[] infos, Map<Version, UndoScript> undos, Optional<Duplicates> refused) {
        List<Migration> migrations = new ArrayList<>();
        Map<String, Path> programs = new LinkedHashMap<>();
        for (MigrationInfo info : infos) {
            if (isShellScript(info)) {
                programs.put(info.getScript(), fileOf(info));
            }
            migrations.add(migration(info, undos));
        }
        return assemble(migrations, programs, undos, refused, refused.isPresent());
    }

    /**
     * Adds what Flyway does not list.
     *
     * @param programs migrations that the operating system runs, by name
     * @param looks    whether scripts may be there that are not in their encoding
     */
    private MigrationSet assemble(
            List<Migration> migrations,
            Map<String, Path> programs,
            Map<Version, UndoScript> undos,
            Optional<Duplicates> refused,
            boolean looks) {
        Set<Path> taken = new HashSet<>(programs.values());
        Set<String> remarks = new LinkedHashSet<>();
        undos.values().forEach(undo -> taken.add(undo.script().file()));
        programs.keySet()
                .forEach(name -> remarks.add(name + " does not end in " + String.join(" or ", naming.suffixes())
                        + ": Flyway takes it for a program and has the operating system run it."));
        Unreadable unreadable = new Unreadable(naming, roots, undos);
        unreadable.addTo(migrations);
        refused.ifPresent(duplicates -> duplicates.addTo(migrations, undos));
        migrations.forEach(migration -> migration.script().map(Script::file).ifPresent(taken::add));
        Set<Version> versions = new HashSet<>();
        migrations.forEach(migration -> migration.version().ifPresent(versions::add));
        List<UndoScript> orphaned = undos.values().stream()
                .filter(undo -> !versions.contains(undo.version()))
                .toList();
        PassedOver passedOver = new PassedOver(naming);
        roots.forEach(root -> remarks.addAll(passedOver.remarks(root, taken)));
        List<BrokenScript> broken =
                new ArrayList<>(BrokenScripts.in(settings, looks ? migrations : List.of(), undos.values()));
        broken.addAll(unreadable.scripts());
        refused.ifPresent(duplicates -> broken.addAll(duplicates.scripts()));
        return new MigrationSet(migrations, orphaned, List.copyOf(remarks), broken);
    }

    private static boolean isShellScript(MigrationInfo info) {
        return info.getType().name().equals("SCRIPT");
    }

    private Migration migration(MigrationInfo info, Map<Version, UndoScript> undos) {
        Migration.Kind kind = kind(info);
        Optional<Version> version = Optional.ofNullable(info.getVersion()).map(v -> Version.parse(v.getVersion()));
        Optional<UndoScript> undo = version.map(undos::get);
        String description = Objects.requireNonNullElse(info.getDescription(), "");
        if (kind == Migration.Kind.JAVA) {
            return new Migration(kind, version, description, info.getScript(), Optional.empty(), undo, Header.NONE);
        }
        ScriptFile file = ScriptFile.read(fileOf(info), info.getScript());
        return new Migration(
                kind, version, description, file.script().fileName(), Optional.of(file.script()), undo, file.header());
    }

    private static Migration.Kind kind(MigrationInfo info) {
        String type = info.getType().name();
        if (info.getType().isBaseline()) {
            return Migration.Kind.BASELINE;
        }
        if (!type.startsWith("SQL")) {
            return Migration.Kind.JAVA;
        }
        return info.getVersion() == null ? Migration.Kind.REPEATABLE : Migration.Kind.VERSIONED;
    }

    private Path fileOf(MigrationInfo info) {
        for (Path root : roots) {
            Path file = root.resolve(info.getScript());
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        Path physical = Path.of(info.getPhysicalLocation());
        if (Files.isRegularFile(physical)) {
            return physical;
        }
        throw new HistoryProblem(
                "Flyway lists a script that is not to be found",
                info.getScript() + " (" + info.getPhysicalLocation() + ")",
                "use filesystem: or classpath: locations for a rehearsal");
    }
}
