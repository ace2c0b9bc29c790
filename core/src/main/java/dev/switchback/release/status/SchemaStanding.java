// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.drift.Drift;
import dev.switchback.drift.HalfApplied;
import dev.switchback.drift.SchemaSight;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.Migration;
import dev.switchback.release.LiveRelease;
import java.util.Map;
import java.util.Optional;

/**
 * What the schema of a live database tells when it is held against the rehearsed ones.
 *
 * @param drift       whether it is the one of its version
 * @param halfApplied of a migration that failed or was cut off, by its script, which of its statements took effect
 */
public record SchemaStanding(Drift drift, Map<String, HalfApplied> halfApplied) {

    public SchemaStanding {
        halfApplied = Map.copyOf(halfApplied);
    }

    static SchemaStanding read(LiveRelease release, Optional<Migration> cutOff) throws LiveProblem {
        SchemaSight sight =
                SchemaSight.of(release.live(), release.flyway(), release.scripts(), release.history(), cutOff);
        return new SchemaStanding(
                sight.drift(),
                sight.half().map(half -> byScript(release, cutOff, half)).orElse(Map.of()));
    }

    private static Map<String, HalfApplied> byScript(
            LiveRelease release, Optional<Migration> cutOff, HalfApplied half) {
        String script = release.history().in(State.FAILED).stream()
                .findFirst()
                .map(HistoryEntry::script)
                .orElseGet(() -> cutOff.orElseThrow().name());
        return Map.of(script, half);
    }
}
