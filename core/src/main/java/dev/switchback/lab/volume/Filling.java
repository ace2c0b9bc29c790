// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.data.volume.VolumeFiller;
import dev.switchback.data.volume.VolumeReport;
import dev.switchback.database.Database;
import dev.switchback.database.TableName;
import dev.switchback.engine.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * How the tables of a volume are filled.
 *
 * @param fillers gives a filler for each database; it knows what it has put there
 * @param later   the tables after the migration, if rows are to fit its constraints already
 */
record Filling(Supplier<VolumeFiller> fillers, Map<TableName, TableShape> later) {

    Filling {
        later = Map.copyOf(later);
    }

    VolumeReport fill(VolumeFiller filler, Database database, SortedMap<TableName, Long> wanted) throws SQLException {
        try (Connection connection = database.connect()) {
            return filler.fill(connection, wanted, later);
        }
    }
}
