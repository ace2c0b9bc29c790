// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import java.util.List;
import java.util.Optional;

/** The versions of a history, for those who name them by hand. */
record Versions(List<Migration> history) {

    /** What is written in place of a version to mean the newest there is. */
    static final String LATEST = "latest";

    Versions {
        history = List.copyOf(history);
    }

    /**
     * Returns the version that a person means.
     *
     * @throws IllegalStateException if there is none
     */
    Version named(String text) {
        return history.stream()
                .filter(migration -> migration.isCalled(text))
                .flatMap(migration -> migration.version().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no version " + text + ".\n  There are: "
                        + Labels.of(history) + ", and " + LATEST + "."));
    }

    /** Returns the migration to a version; a baseline that stands for it is another. */
    Migration at(Version version) {
        return history.stream()
                .filter(migration -> migration.kind() != Migration.Kind.BASELINE)
                .filter(migration -> migration.version().equals(Optional.of(version)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("version " + version + " is applied, and no migration has it"));
    }
}
