// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.drift.Drift;
import dev.switchback.drift.HalfApplied;
import dev.switchback.drift.SchemaSight;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.live.LiveProblem;
import dev.switchback.release.LiveRelease;
import java.util.List;
import java.util.Map;

/**
 * What the schema of a live database tells when it is held against the rehearsed ones.
 *
 * @param drift       whether it is the one of its version
 * @param halfApplied of each failed migration, by its script, which of its statements took effect
 */
public record SchemaStanding(Drift drift, Map<String, List<String>> halfApplied) {

    public SchemaStanding {
        halfApplied = Map.copyOf(halfApplied);
    }

    static SchemaStanding read(LiveRelease release) throws LiveProblem {
        SchemaSight sight = SchemaSight.of(release.live(), release.flyway(), release.scripts(), release.history());
        return new SchemaStanding(
                sight.drift(), sight.half().map(half -> words(release, half)).orElse(Map.of()));
    }

    private static Map<String, List<String>> words(LiveRelease release, HalfApplied half) {
        HistoryEntry failed = release.history().in(State.FAILED).get(0);
        return Map.of(failed.script(), half.words());
    }
}
