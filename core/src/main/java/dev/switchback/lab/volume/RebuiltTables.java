// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.data.volume.VolumeReport;
import dev.switchback.database.Database;
import dev.switchback.database.Memory;
import dev.switchback.database.TableName;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Each run has a database that is migrated from the start and filled anew, on servers that cannot clone.
 *
 * <p>That costs time in proportion to the length of the history for each run, which the time budget pays for.
 */
final class RebuiltTables implements FilledTables {

    private final VolumeGround ground;
    private final Source source;
    private final Filling filling;
    private SortedMap<TableName, Long> wanted = Collections.emptySortedMap();
    private @Nullable Database ready;

    /** Migrates a new database up to the version that is wanted. */
    @FunctionalInterface
    interface Source {
        Database get() throws SQLException;
    }

    RebuiltTables(VolumeGround ground, Source source, Filling filling) {
        this.ground = ground;
        this.source = source;
        this.filling = filling;
    }

    @Override
    public VolumeReport fill(SortedMap<TableName, Long> rows) throws SQLException {
        close();
        wanted = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        Database database = source.get();
        ready = database;
        return filling.fill(filling.fillers().get(), database, wanted);
    }

    @Override
    public Timing time(Migration migration, Memory memory, Duration limit) throws SQLException {
        Database database = ready == null ? filled() : ready;
        try {
            return new TimedRun(ground, database, memory, limit).run(migration);
        } finally {
            close();
        }
    }

    private Database filled() throws SQLException {
        fill(wanted);
        return Objects.requireNonNull(ready);
    }

    @Override
    public void close() throws SQLException {
        Database used = ready;
        ready = null;
        if (used != null) {
            ground.server().drop(used);
        }
    }
}
