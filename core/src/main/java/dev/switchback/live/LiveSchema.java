// SPDX-License-Identifier: Apache-2.0
package dev.switchback.live;

import dev.switchback.database.TableName;
import dev.switchback.engine.Dialect;
import dev.switchback.flyway.BookKeeping;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The schema of a live database, with what has to be known to hold it against another.
 *
 * @param objects  without Flyway's history table and what belongs to Switchback
 * @param server   on which it is
 * @param database its name
 * @param dialect  what it speaks
 * @param unseen   kinds of objects that the account may not see, all or in part
 */
public record LiveSchema(Snapshot objects, LiveServer server, String database, Dialect dialect, Set<String> unseen) {

    public LiveSchema {
        unseen = Set.copyOf(unseen);
    }

    /**
     * Reads it; nothing is changed.
     *
     * @param flyway the user's settings of Flyway, for the name of the history table
     */
    public static LiveSchema read(LiveDatabase live, FlywaySettings flyway) throws LiveProblem {
        try (Connection connection = live.connect()) {
            Set<TableName> excluded = BookKeeping.tables(flyway, connection);
            return new LiveSchema(
                    live.engine().schemaReader(connection, excluded).readOnce(),
                    live.server(),
                    live.database().name(),
                    live.engine().dialect(),
                    live.engine().unseenKinds(connection));
        } catch (SQLException e) {
            throw LiveProblem.of(
                    live.database(),
                    "The schema of " + live.database() + " cannot be read",
                    e,
                    "Nothing has been changed. The account needs to see the definitions of all objects; the one that migrates does.");
        }
    }
}
