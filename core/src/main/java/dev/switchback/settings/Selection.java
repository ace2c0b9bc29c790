// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.evidence.CheckId;
import dev.switchback.migration.Version;
import java.util.List;
import java.util.Optional;

/**
 * Which trials of a plan are judged; everything before is applied all the same.
 *
 * @param migrations versions, or names of repeatable migrations, as the user wrote them; empty for all
 * @param checks     empty for all
 * @param since      the first version that is judged; older ones are only applied
 */
public record Selection(List<String> migrations, List<CheckId> checks, Optional<Version> since) {

    /** Everything. */
    public static final Selection ALL = new Selection(List.of(), List.of(), Optional.empty());

    public Selection {
        migrations = List.copyOf(migrations);
        checks = List.copyOf(checks);
    }

    /**
     * Says whether a run with this selection leaves trials out that a full run has; its evidence is partial. A history that
     * is judged since a version is complete from there.
     */
    public boolean isPartial() {
        return !migrations.isEmpty() || !checks.isEmpty();
    }
}
