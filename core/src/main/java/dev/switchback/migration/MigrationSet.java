// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.util.List;

/**
 * The migrations of a history in the order in which an empty database receives them: versions ascending, then
 * repeatable ones by description.
 *
 * @param migrations    in that order
 * @param orphanedUndos undo scripts for versions that no migration has
 * @param remarks       what a person should know of files that were passed over, one sentence each
 * @param broken        scripts of these that nobody can read as they stand
 */
public record MigrationSet(
        List<Migration> migrations, List<UndoScript> orphanedUndos, List<String> remarks, List<BrokenScript> broken) {

    public MigrationSet {
        migrations = List.copyOf(migrations);
        orphanedUndos = List.copyOf(orphanedUndos);
        remarks = List.copyOf(remarks);
        broken = List.copyOf(broken);
    }
}
