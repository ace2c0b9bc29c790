// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.SchemaRecording;
import dev.switchback.evidence.SchemaRecords;
import dev.switchback.flyway.StatementRun;
import dev.switchback.lab.SchemaSink;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.schema.Snapshot;
import dev.switchback.server.Server;
import dev.switchback.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the schemas of the walk beside the evidence, so that a live database can be held against them. */
final class SchemaKeeping implements SchemaSink {

    private final Path directory;
    private final SchemaRecord.Header header;
    private final SchemaRecording recording;
    private final HiddenObjects hidden;

    private SchemaKeeping(Path directory, SchemaRecord.Header header, MigrationSet history, HiddenObjects hidden) {
        this.directory = directory;
        this.header = header;
        this.recording = new SchemaRecording(history.migrations());
        this.hidden = hidden;
    }

    /**
     * Prepares a record.
     *
     * @param account the one that migrates
     */
    static SchemaKeeping of(Settings settings, Server server, String account, MigrationSet history) {
        SchemaRecord.Header header = new SchemaRecord.Header(
                settings.name(),
                Tool.version(),
                Instant.now(),
                settings.database().product(),
                server.version(),
                account);
        return new SchemaKeeping(settings.evidenceDirectory(), header, history, HiddenObjects.of(settings.flyway()));
    }

    @Override
    public void schema(Snapshot now) {
        recording.schema(hidden.in(now));
    }

    @Override
    public void begin() {
        recording.begin();
    }

    @Override
    public void statement(Snapshot now) {
        recording.statement(hidden.in(now));
    }

    @Override
    public void applied(Migration migration, List<StatementRun> statements) {
        recording.applied(migration, statements.stream().map(StatementRun::line).toList());
    }

    @Override
    public void failed() {
        recording.failed();
    }

    /** Writes what was seen, if the walk came past a migration. */
    void end() throws RehearsalProblem {
        Optional<SchemaRecord> record = recording.record(header);
        try {
            if (record.isPresent()) {
                SchemaRecords.keep(directory, record.get());
            }
        } catch (EvidenceProblem e) {
            throw new RehearsalProblem(String.valueOf(e.getMessage()), e);
        }
    }
}
