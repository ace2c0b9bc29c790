// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.drift.Drift;
import dev.switchback.drift.HalfApplied;
import dev.switchback.drift.RehearsedSchemas;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.live.LiveProblem;
import dev.switchback.live.LiveSchema;
import dev.switchback.migration.Migration;
import dev.switchback.release.LiveRelease;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the schema of a live database tells when it is held against the rehearsed ones.
 *
 * @param drift       whether it is the one of its version
 * @param halfApplied of each failed migration, by its script, which of its statements took effect
 */
public record SchemaStanding(Drift drift, Map<String, List<String>> halfApplied) {

    private static final String REHEARSE =
            "Rehearse, or bring the evidence of the rehearsal here (switchback.evidence):" + " mvn switchback:rehearse";

    public SchemaStanding {
        halfApplied = Map.copyOf(halfApplied);
    }

    static SchemaStanding read(LiveRelease release) throws LiveProblem {
        try {
            Optional<SchemaRecord> record = RehearsedSchemas.find(release.live(), release.scripts());
            return record.isPresent()
                    ? of(record.orElseThrow(), release)
                    : untold("No rehearsal on " + release.live().server().product() + " is recorded in "
                            + release.live().settings().evidenceDirectory() + ".");
        } catch (EvidenceProblem e) {
            return untold(String.valueOf(e.getMessage()));
        }
    }

    private static SchemaStanding untold(String why) {
        return new SchemaStanding(new Drift.NotComparable(why, REHEARSE), Map.of());
    }

    /** The schema of a database with a failed migration is that of no version. */
    private static SchemaStanding of(SchemaRecord record, LiveRelease release) throws LiveProblem, EvidenceProblem {
        LiveSchema live = LiveSchema.read(release.live(), release.flyway());
        Map<String, List<String>> halfApplied = new LinkedHashMap<>();
        for (HistoryEntry failed : release.history().in(State.FAILED)) {
            release.scripts().migrations().stream()
                    .filter(migration -> isOf(migration, failed))
                    .forEach(migration -> halfApplied.put(
                            failed.script(),
                            HalfApplied.of(record, migration, live).words()));
        }
        Drift drift = release.history().in(State.FAILED).isEmpty()
                ? Drift.of(record, release.scripts(), release.applied(), live)
                : new Drift.NotComparable(
                        "A migration has failed, so the schema is that of no version.", "Mend that first.");
        return new SchemaStanding(drift, halfApplied);
    }

    private static boolean isOf(Migration migration, HistoryEntry entry) {
        return entry.version().isPresent()
                ? migration.version().equals(entry.version()) && migration.kind() != Migration.Kind.BASELINE
                : migration.isRepeatable() && migration.description().equals(entry.description());
    }
}
