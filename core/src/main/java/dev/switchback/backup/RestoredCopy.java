// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Database;
import dev.switchback.database.TableName;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.DumpedRows;
import dev.switchback.engine.Engine;
import dev.switchback.engine.RowSum;
import dev.switchback.live.LiveProblem;
import dev.switchback.schema.Snapshot;
import dev.switchback.settings.BackupSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A backup on its way back into an empty database, and the comparison of what came out with what went in. */
record RestoredCopy(Engine engine, Manifest manifest, Path backup, BackupSettings settings, Consumer<String> out) {

    private BackupContent content() {
        return new BackupContent(manifest, backup, settings.identity());
    }

    /**
     * Requires that it can be decrypted, if it is encrypted.
     *
     * @param problem what has not happened if it cannot, as the beginning of a sentence
     */
    void requireKey(String problem) throws LiveProblem {
        content().require(problem, out);
    }

    /** Returns what of its files is not as it was made. */
    List<String> damages() throws IOException {
        return DumpFiles.damages(backup, manifest.files());
    }

    /** Finds the program that restores, beside the one that dumps. */
    Tool restorer() throws LiveProblem {
        return new ToolSearch(tools(), settings.tools(), String.valueOf(System.getenv("PATH")))
                .find(manifest.database().product(), manifest.database().version())
                .restorer(tools().names());
    }

    DumpTools tools() {
        return engine.dumpTools();
    }

    /**
     * Restores into an empty database.
     *
     * @param isOurs whether the server is our own, on which roles may be missing, which are made, and tablespaces
     * @param owners whether objects get their owners and privileges back
     * @return how long the program took
     */
    Duration into(Database database, Tool restorer, boolean isOurs, boolean owners, Workplace place)
            throws IOException, SQLException {
        return into(database, restorer, isOurs, owners, place, DumpTools.Quiet.NOTHING);
    }

    /**
     * Restores into an empty database beside the live one, with owners and privileges.
     *
     * @param asleep gets the names of events that are not to run until they are in their place
     * @return how long the program took
     */
    Duration beside(Database database, Tool restorer, Workplace place, Set<String> asleep)
            throws IOException, SQLException {
        return into(database, restorer, false, true, place, dump -> tools().quiet(dump, asleep::add));
    }

    private Duration into(
            Database database, Tool restorer, boolean isOurs, boolean owners, Workplace place, DumpTools.Quiet quiet)
            throws IOException, SQLException {
        SchemaList schema = content().schema();
        try (Connection connection = database.connect()) {
            if (isOurs) {
                tools().prepare(connection, manifest.roles());
            }
            tools().strip(connection, schema.hashes().keySet());
            return new Restoring(tools(), restorer, settings.jobs(), out, quiet, database.lifeline())
                    .restore(content(), tools().access(database, connection), owners, isOurs || !owners, place);
        }
    }

    /**
     * Compares.
     *
     * @param owners whether objects were to get their owners and privileges back
     * @param asleep the events that were put to sleep, and are taken to be awake
     */
    Comparison compare(Database database, boolean owners, Set<String> asleep) throws SQLException, IOException {
        BackupContent before = content();
        List<RowSum> rows = before.rows();
        try (Connection connection = database.connect()) {
            Snapshot after = tools().awake(engine.schemaReader(connection).readOnce(), asleep);
            Comparison compared = Comparison.of(
                            rows,
                            before.schema(),
                            SchemaList.of(after),
                            rows.isEmpty() ? List.of() : sums(database, rows))
                    .and(manifest.sequences(), Sequences.read(engine, connection));
            Optional<SchemaList> rights = owners ? before.rights() : Optional.empty();
            return rights.isPresent() ? compared.and(rights.get(), SchemaList.rightsOf(after)) : compared;
        }
    }

    private List<RowSum> sums(Database database, List<RowSum> before) throws SQLException {
        try (Connection connection = database.connect()) {
            DumpedRows rows = tools().rows(connection);
            Set<TableName> present = Set.copyOf(rows.tables());
            List<RowSum> sums = new ArrayList<>();
            for (RowSum sum : before) {
                if (present.contains(sum.table())) {
                    sums.add(rows.read(sum.table()));
                }
            }
            return sums;
        }
    }
}
