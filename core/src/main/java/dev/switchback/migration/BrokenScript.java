// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.util.Optional;

/**
 * A script that nobody can read as it stands. It fails for itself, so that what comes before it is judged all the same.
 *
 * @param name    the file's name
 * @param isUndo  whether it is an undo script
 * @param version empty for repeatable migrations
 * @param what    why it cannot be read
 * @param line    where the text ends being text, from 1; 0 if it is not about a place
 * @param remedy  what mends it
 */
public record BrokenScript(
        String name, boolean isUndo, Optional<Version> version, String what, int line, String remedy) {

    /** Says whether it can be opened, and is no text. */
    public boolean isNoText() {
        return line > 0;
    }

    /** Says whether this is the migration's own script, or its undo script. */
    public boolean isOf(Migration migration, boolean undo) {
        return undo == isUndo && (undo ? version.equals(migration.version()) : name.equals(migration.name()));
    }

    /** Says whether a run up to a version, or to the head, comes to this script. */
    public boolean isOnTheWayTo(Optional<Version> target) {
        return !isUndo
                && (target.isEmpty() || version.isPresent() && version.get().compareTo(target.get()) <= 0);
    }
}
