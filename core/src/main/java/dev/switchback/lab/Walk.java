// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Migration.Kind;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import java.util.List;
import java.util.Optional;

/**
 * Which migrations the standing databases receive.
 *
 * <p>A baseline script that stands for versions which are still there is passed over, so that each of them is judged; it is
 * judged apart from the walk. One whose versions are gone is the first step of the walk.
 */
final class Walk {

    private Walk() {}

    static List<Migration> of(MigrationSet history) {
        return history.migrations().stream()
                .filter(migration -> standsForOthers(history, migration).isEmpty())
                .toList();
    }

    /** Returns the migration if it is a baseline that stands for others of the history. */
    static Optional<Migration> standsForOthers(MigrationSet history, Migration migration) {
        boolean stands = migration.kind() == Kind.BASELINE
                && history.migrations().stream()
                        .anyMatch(other -> other.kind() != Kind.BASELINE && !isAfter(other, migration));
        return stands ? Optional.of(migration) : Optional.empty();
    }

    /** Returns how many migrations of the walk a baseline stands for. */
    static int indexAfter(List<Migration> walk, Migration baseline) {
        return (int) walk.stream().filter(other -> !isAfter(other, baseline)).count();
    }

    private static boolean isAfter(Migration other, Migration baseline) {
        Optional<Version> version = other.version();
        return version.isEmpty() || version.get().compareTo(baseline.version().orElseThrow()) > 0;
    }
}
