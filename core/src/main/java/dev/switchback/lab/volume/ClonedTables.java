// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.data.volume.VolumeFiller;
import dev.switchback.data.volume.VolumeReport;
import dev.switchback.database.Database;
import dev.switchback.database.Memory;
import dev.switchback.database.TableName;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SortedMap;

/** One database grows, and the migration runs on clones of it: no row is loaded twice. */
final class ClonedTables implements FilledTables {

    private final VolumeGround ground;
    private final Database database;
    private final Filling filling;
    private final VolumeFiller filler;

    ClonedTables(VolumeGround ground, Database database, Filling filling) {
        this.ground = ground;
        this.database = database;
        this.filling = filling;
        this.filler = filling.fillers().get();
    }

    @Override
    public VolumeReport fill(SortedMap<TableName, Long> wanted) throws SQLException {
        return filling.fill(filler, database, wanted);
    }

    @Override
    public Timing time(Migration migration, Memory memory, Duration limit) throws SQLException {
        Database clone = ground.server().cloneForTiming(database, "volume", memory);
        try {
            return new TimedRun(ground, clone, memory, limit).run(migration);
        } finally {
            ground.server().drop(clone);
        }
    }

    @Override
    public void close() throws SQLException {
        ground.server().drop(database);
    }
}
