// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.engine.Dialect;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.SchemaRecords;
import dev.switchback.live.LiveDatabase;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the rehearsal whose schemas speak of a live database: test classes and goals each have one of their own. */
public final class RehearsedSchemas {

    private RehearsedSchemas() {}

    /**
     * Returns the record of the database's product that fits best: of the same series of the server, of these scripts, and of the
     * project's own rehearsal; empty if there is none of that product.
     *
     * @param history the migrations as they are now
     * @throws EvidenceProblem if a record cannot be read
     */
    public static Optional<SchemaRecord> find(LiveDatabase live, MigrationSet history) throws EvidenceProblem {
        Dialect dialect = live.engine().dialect();
        String series = dialect.series(live.server().version());
        Comparator<SchemaRecord> fit = Comparator.<SchemaRecord, Boolean>comparing(
                        record -> dialect.series(record.header().version()).equals(series))
                .thenComparing(record -> alike(record, history.migrations()))
                .thenComparing(
                        record -> record.header().name().equals(live.settings().name()))
                .thenComparing(record -> record.header().written());
        return SchemaRecords.in(live.settings().evidenceDirectory()).stream()
                .filter(record -> record.header().product().equals(live.server().product()))
                .max(fit);
    }

    /** Returns how many of the recorded migrations, from the first on, are as they are now. */
    private static int alike(SchemaRecord record, List<Migration> history) {
        int alike = 0;
        for (RecordedMigration step : record.migrations()) {
            if (history.stream().noneMatch(step::isOf)) {
                return alike;
            }
            alike++;
        }
        return alike;
    }
}
