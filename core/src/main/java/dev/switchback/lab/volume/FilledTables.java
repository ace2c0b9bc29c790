// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.data.volume.VolumeReport;
import dev.switchback.database.Memory;
import dev.switchback.database.TableName;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SortedMap;

/** Tables with rows, at the version before a migration, that grow from one count to the next. */
interface FilledTables extends AutoCloseable {

    /** Brings each table up to so many rows. */
    VolumeReport fill(SortedMap<TableName, Long> wanted) throws SQLException;

    /**
     * Runs the migration on a database that holds exactly these rows, and that nothing else has run on.
     *
     * @param memory what it gets
     * @param limit  how long a script may take
     */
    Timing time(Migration migration, Memory memory, Duration limit) throws SQLException;

    @Override
    void close() throws SQLException;
}
