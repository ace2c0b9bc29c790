// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.Migration;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import dev.switchback.migration.layout.FlywayLayout;
import dev.switchback.migration.layout.FlywayNaming;
import dev.switchback.migration.layout.ScriptFile;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Scripts that claim one version, or one description of a repeatable migration, for which Flyway refuses the whole history. */
final class Duplicates {

    /** A script by its path below its location. */
    private record Found(FlywayNaming.Named read, String name, Path file) {

        /** Names are unique in a history; these may lie in two folders under one name. */
        String label(List<Found> group) {
            boolean alone = group.stream()
                            .filter(other -> other.fileName().equals(fileName()))
                            .count()
                    == 1;
            return alone ? fileName() : file.toString();
        }

        String claim() {
            return read.version()
                    .map(version -> "version " + version)
                    .orElse("repeatable migration \"" + read.description() + "\"");
        }

        String fileName() {
            return String.valueOf(file.getFileName());
        }
    }

    private final Map<String, Path> others = new LinkedHashMap<>();
    private final List<List<Found>> groups = new ArrayList<>();

    Duplicates(FlywayNaming naming, List<Path> roots) {
        Map<Version, List<Found>> versions = new TreeMap<>();
        Map<String, List<Found>> repeatables = new TreeMap<>();
        Set<Path> seen = new HashSet<>();
        for (Path root : roots) {
            for (Path file : FlywayLayout.files(root)) {
                if (!seen.add(file)) {
                    continue; // a location within another one
                }
                String name = FlywayLayout.relative(root, file);
                others.put(name, file);
                naming.migration(String.valueOf(file.getFileName()))
                        .map(read -> new Found(read, name, file))
                        .ifPresent(found -> found.read()
                                .version()
                                .map(version -> versions.computeIfAbsent(version, any -> new ArrayList<>()))
                                .orElseGet(() -> repeatables.computeIfAbsent(
                                        found.read().description(), any -> new ArrayList<>()))
                                .add(found));
            }
        }
        versions.values().stream().filter(group -> group.size() > 1).forEach(groups::add);
        repeatables.values().stream().filter(group -> group.size() > 1).forEach(groups::add);
        groups.forEach(group -> group.forEach(found -> others.remove(found.name())));
    }

    /** Says whether a script claims what another one claims as well. */
    boolean contains(Path file) {
        return groups.stream()
                .flatMap(List::stream)
                .anyMatch(found -> found.file().equals(file));
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Returns what Flyway can list: everything else. */
    ServedScripts others(Charset encoding) {
        return new ServedScripts(others, encoding);
    }

    void addTo(List<Migration> history, Map<Version, UndoScript> undos) {
        for (List<Found> group : groups) {
            for (Found found : group) {
                HistoryOrder.insert(history, migration(found, found.label(group), undos));
            }
        }
    }

    private static Migration migration(Found found, String label, Map<Version, UndoScript> undos) {
        FlywayNaming.Named read = found.read();
        ScriptFile file = ScriptFile.read(found.file(), found.name());
        return new Migration(
                read.version().isPresent() ? Migration.Kind.VERSIONED : Migration.Kind.REPEATABLE,
                read.version(),
                read.description(),
                label,
                Optional.of(file.script()),
                read.version().map(undos::get),
                file.header());
    }

    List<BrokenScript> scripts() {
        return groups.stream()
                .flatMap(group -> group.stream().map(found -> broken(found, group)))
                .toList();
    }

    private static BrokenScript broken(Found found, List<Found> group) {
        String rivals = group.stream().map(each -> each.label(group)).collect(Collectors.joining(" and "));
        return new BrokenScript(
                found.label(group),
                false,
                found.read().version(),
                found.claim() + " has " + group.size() + " scripts: " + rivals
                        + ". Flyway would refuse the whole history for it.",
                0,
                "Keep the one that is released and give the other a number of its own, or make them one.");
    }
}
