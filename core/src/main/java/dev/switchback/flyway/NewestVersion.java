// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.migration.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The newest version that is applied to a database, as Flyway's history table has it. */
public final class NewestVersion {

    private NewestVersion() {}

    /** Returns it; empty where nothing is applied. */
    public static Optional<Version> of(FlywaySettings settings, Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            HistoryTable history = HistoryTable.find(settings, connection);
            return history.exists(connection)
                    ? AppliedVersion.newest(history.rows(connection))
                            .flatMap(row -> Optional.ofNullable(row.version()))
                            .map(Version::parse)
                    : Optional.empty();
        }
    }
}
