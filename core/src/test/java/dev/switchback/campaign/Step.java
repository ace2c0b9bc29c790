// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One statement of a migration.
 *
 * @param up    what it does
 * @param down  what takes that back; empty if what takes another step back does
 * @param probe a query that gives 0 as long as it has not been done; empty if nobody can tell
 */
record Step(String up, String down, String probe) {

    /** One that only takes its time. */
    static Step pause(String sleep) {
        return new Step(sleep, "", "");
    }

    boolean isTellable() {
        return !probe.isEmpty();
    }

    boolean isDone(Connection connection) throws SQLException {
        return !Jdbc.text(connection, probe).equals("0");
    }
}
