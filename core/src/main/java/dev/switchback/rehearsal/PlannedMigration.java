// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.CheckId;
import dev.switchback.migration.Migration;
import java.util.List;

/**
 * A migration with the checks that will judge it.
 *
 * @param checks in the order in which they run; empty if the migration is only applied
 */
public record PlannedMigration(Migration migration, List<CheckId> checks) {

    public PlannedMigration {
        checks = List.copyOf(checks);
    }
}
