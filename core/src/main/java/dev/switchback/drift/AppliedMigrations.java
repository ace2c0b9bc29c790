// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.migration.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a live database has received, by its history table.
 *
 * @param versions         those that are applied now, the baseline's and those below it left out
 * @param edited           those of them whose scripts are others now
 * @param baseline         up to which the database was taken for migrated without being so
 * @param repeatables      the descriptions of the repeatable migrations that ran as their scripts are now
 * @param otherRepeatables the descriptions of those that ran in another form, or whose scripts are gone
 */
public record AppliedMigrations(
        SortedSet<Version> versions,
        Set<Version> edited,
        Optional<Version> baseline,
        Set<String> repeatables,
        Set<String> otherRepeatables) {

    public AppliedMigrations {
        versions = new TreeSet<>(versions);
        edited = Set.copyOf(edited);
        repeatables = Set.copyOf(repeatables);
        otherRepeatables = Set.copyOf(otherRepeatables);
    }

    /** Returns a history in which nothing was edited, and no migration is repeatable. */
    public static AppliedMigrations of(Collection<Version> versions) {
        return new AppliedMigrations(new TreeSet<>(versions), Set.of(), Optional.empty(), Set.of(), Set.of());
    }

    /** Returns what a history table says. */
    public static AppliedMigrations of(LiveHistory history) {
        Optional<Version> baseline = baseline(history);
        List<HistoryEntry> applied = history.applied().stream()
                .filter(entry -> entry.state() != State.BASELINE)
                .filter(entry -> baseline.filter(base -> version(entry).compareTo(base) <= 0)
                        .isEmpty())
                .toList();
        Set<String> repeatables = repeatables(history, EnumSet.of(State.APPLIED));
        Set<String> others = repeatables(history, EnumSet.of(State.PAST, State.MISSING, State.AHEAD, State.FAILED));
        others.removeAll(repeatables);
        return new AppliedMigrations(
                applied.stream().map(AppliedMigrations::version).collect(Collectors.toCollection(TreeSet::new)),
                applied.stream()
                        .filter(HistoryEntry::edited)
                        .map(AppliedMigrations::version)
                        .collect(Collectors.toSet()),
                baseline,
                repeatables,
                others);
    }

    /** A baseline script is applied like others; the versions that it stands for are of no account any more. */
    private static Optional<Version> baseline(LiveHistory history) {
        Optional<Version> oldest =
                history.applied().stream().map(AppliedMigrations::version).min(Comparator.naturalOrder());
        Optional<Version> declared = history.in(State.BASELINE).stream()
                .flatMap(entry -> entry.version().stream())
                .max(Comparator.naturalOrder());
        return declared.or(() -> oldest.filter(version -> history.in(State.PAST).stream()
                .flatMap(entry -> entry.version().stream())
                .anyMatch(past -> past.compareTo(version) < 0)));
    }

    private static Set<String> repeatables(LiveHistory history, Set<State> states) {
        return history.entries().stream()
                .filter(entry -> entry.version().isEmpty() && states.contains(entry.state()))
                .map(HistoryEntry::description)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Version version(HistoryEntry entry) {
        return entry.version().orElseThrow();
    }

    /** Returns the newest version, the baseline's included. */
    Optional<Version> newest() {
        return versions.isEmpty() ? baseline : Optional.of(versions.last());
    }

    /** Says whether a version is applied, or is taken for it. */
    boolean has(Version version) {
        return versions.contains(version)
                || baseline.filter(base -> version.compareTo(base) <= 0).isPresent();
    }
}
