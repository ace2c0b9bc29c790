// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release;

import dev.switchback.drift.AppliedMigrations;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.flyway.HistoryReader;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        Set<String> current = repeatables(EnumSet.of(State.APPLIED));
        Set<String> others = repeatables(EnumSet.of(State.MISSING, State.AHEAD, State.PAST));
        others.removeAll(current);
        return new AppliedMigrations(
                versions(entry -> entry.state() == State.APPLIED
                        || entry.state() == State.MISSING
                        || entry.state() == State.AHEAD),
                versions(HistoryEntry::edited),
                versions(entry -> entry.state() == State.BASELINE).stream().findFirst(),
                current,
                others);
    }

    private SortedSet<Version> versions(Predicate<HistoryEntry> wanted) {
        return history.entries().stream()
                .filter(wanted)
                .flatMap(entry -> entry.version().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> repeatables(Set<State> states) {
        return history.entries().stream()
                .filter(entry -> entry.version().isEmpty() && states.contains(entry.state()))
                .map(HistoryEntry::description)
                .collect(Collectors.toCollection(TreeSet::new));
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
            throw new LiveProblem(String.valueOf(e.getMessage()), e);
        } catch (SQLException e) {
            throw LiveProblem.of(
                    live.database(),
                    "The history of " + live.database() + " cannot be read",
                    e,
                    "The account needs the right to connect and to read Flyway's history table.");
        }
    }
}
