// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release;

import dev.switchback.drift.AppliedMigrations;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HistoryReader;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.MigrationSet;
import java.sql.SQLException;

/**
 * A live database together with the scripts at hand.
 *
 * @param live    the database
 * @param flyway  the user's settings of Flyway, for its product
 * @param scripts the migrations, whether they are applied or not
 * @param history what is applied, and what of the scripts is not
 */
public record LiveRelease(LiveDatabase live, FlywaySettings flyway, MigrationSet scripts, LiveHistory history) {

    /** Returns what the database has received, for holding its schema against rehearsed ones. */
    public AppliedMigrations applied() {
        return AppliedMigrations.of(history);
    }

    /** Reads scripts and history; nothing is changed. */
    public static LiveRelease read(LiveDatabase live, ClassLoader classLoader) throws LiveProblem {
        FlywaySettings flyway = new FlywaySettings(
                        live.settings().flyway(), classLoader, live.settings().baseDirectory())
                .on(live.engine().dialect());
        try {
            MigrationSet scripts =
                    HistoryReader.readBeside(flyway, live.settings().undoLocations(), live.database());
            FlywaySettings readable = flyway.toRun(scripts);
            return new LiveRelease(live, readable, scripts, LiveHistory.read(readable, live.database()));
        } catch (HistoryProblem e) {
            // Without its cause: Maven prints causes, and what Flyway quotes there is not ours to know.
            throw new LiveProblem(live.database().safe(String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw LiveProblem.of(
                    live.database(),
                    "The history of " + live.database() + " cannot be read",
                    e,
                    "The account needs the right to connect and to read Flyway's history table.");
        }
    }
}
