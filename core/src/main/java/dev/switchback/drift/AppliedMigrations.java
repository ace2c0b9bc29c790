// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.migration.Version;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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
