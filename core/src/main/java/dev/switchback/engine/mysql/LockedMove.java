// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.mysql.ExchangeStep.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * Moves the tables while they are locked, as MySQL can from 8.0.13 on: nobody writes from the moment on at which the former triggers
 * are gone until the restored ones are there.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/rename-table.html">RENAME TABLE under LOCK TABLES</a>
 */
record LockedMove(ExchangePlan plan) {

    static LockedMove of(ExchangePlan plan) {
        return new LockedMove(plan);
    }

    void run(DumpTools.Sessions sessions) throws SQLException {
        try (Connection locked = TableMove.open(sessions, TableMove.PATIENCE_SECONDS)) {
            Jdbc.execute(locked, ExchangePlan.lock(Stream.concat(plan.liveNames(), plan.freshNames())));
            boolean moved = false;
            try {
                move(locked);
                moved = true;
                make(locked, Part.LIVE);
            } finally {
                if (!moved && locked.isValid(TableMove.PATIENCE_SECONDS)) {
                    make(locked, Part.BACK);
                }
            }
        }
    }

    private void move(Connection locked) throws SQLException {
        for (ExchangePlan.Trigger trigger : plan.liveTriggers()) {
            MovedTables.drop(locked, plan.names().live(), trigger.definition());
        }
        Jdbc.execute(locked, plan.rename());
    }

    private void make(Connection locked, Part part) throws SQLException {
        for (ExchangeStep step : plan.triggersOf(part)) {
            step.run(locked);
        }
    }
}
