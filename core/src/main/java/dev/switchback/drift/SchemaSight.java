// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.live.LiveSchema;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import java.util.Optional;

/**
 * What a look at the schema of a live database says, held against what the rehearsal has recorded.
 *
 * @param drift whether it is as rehearsed; what a migration that failed half-way touches is left out
 * @param half  how far that migration got, if there is one
 */
public record SchemaSight(Drift drift, Optional<HalfApplied> half) {

    /** Reads the live schema and compares, where no migration was cut off. */
    public static SchemaSight of(LiveDatabase live, FlywaySettings flyway, MigrationSet scripts, LiveHistory history)
            throws LiveProblem {
        return of(live, flyway, scripts, history, Optional.empty());
    }

    /**
     * Reads the live schema and compares; nothing is changed.
     *
     * @param flyway  the user's settings of Flyway
     * @param scripts the migrations as they are now
     * @param history what the live database has of them
     * @param cutOff  a migration that was begun and of which the history knows nothing
     */
    public static SchemaSight of(
            LiveDatabase live,
            FlywaySettings flyway,
            MigrationSet scripts,
            LiveHistory history,
            Optional<Migration> cutOff)
            throws LiveProblem {
        Optional<Migration> failed = failed(scripts, history).or(() -> cutOff);
        if (failed.isEmpty() && !history.in(State.FAILED).isEmpty()) {
            return unknown(
                    "A migration has failed there whose script is not at hand, so the schema is that of no version.",
                    "Mend that first.",
                    failed);
        }
        try {
            Optional<SchemaRecord> record = RehearsedSchemas.find(live, scripts);
            return record.isPresent()
                    ? of(record.get(), LiveSchema.read(live, flyway), scripts, history, failed)
                    : notRehearsed(live, failed);
        } catch (EvidenceProblem e) {
            String[] lines = String.valueOf(e.getMessage()).split("\\R\\s*", 2);
            return unknown(lines[0], lines.length > 1 ? lines[1] : "", failed);
        }
    }

    private static SchemaSight of(
            SchemaRecord record,
            LiveSchema schema,
            MigrationSet scripts,
            LiveHistory history,
            Optional<Migration> failed)
            throws EvidenceProblem {
        return new SchemaSight(
                DriftCheck.of(record, scripts, AppliedMigrations.of(history), schema, failed),
                failed.map(migration -> HalfApplied.of(record, migration, schema)));
    }

    private static SchemaSight notRehearsed(LiveDatabase live, Optional<Migration> failed) {
        return unknown(
                "No rehearsal on " + live.server().product() + " has recorded its schemas in "
                        + live.settings().evidenceDirectory() + ".",
                "mvn switchback:rehearse records them; keep that directory for the release, or name it with switchback.evidence.",
                failed);
    }

    private static SchemaSight unknown(String why, String remedy, Optional<Migration> failed) {
        return new SchemaSight(
                new Drift.NotComparable(why, remedy), failed.map(migration -> new HalfApplied.Untold(why, remedy)));
    }

    private static Optional<Migration> failed(MigrationSet scripts, LiveHistory history) {
        return history.in(State.FAILED).stream()
                .flatMap(entry -> scripts.migrations().stream().filter(migration -> isOf(entry, migration)))
                .findFirst();
    }

    private static boolean isOf(HistoryEntry entry, Migration migration) {
        return migration.kind() != Migration.Kind.BASELINE
                && entry.version().equals(migration.version())
                && (entry.version().isPresent() || entry.description().equals(migration.description()));
    }
}
