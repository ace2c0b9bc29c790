// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings as they were read, with what is for the front end alone.
 *
 * @param all      the settings of each run: one for each database that is asked for
 * @param skip     whether the user wants nothing done
 * @param progress how much is printed on the way
 * @param remarks  what a person should know of settings that have no effect here, one sentence each
 * @param live     the database that {@code flyway.url} names, which no rehearsal connects to
 * @param ofPast   Flyway's settings that a rehearsal passes over, since they are for a database with a past, such as {@code flyway.target}
 * @param goal     what single goals are told
 */
public record SettingsReading(
        List<Settings> all,
        boolean skip,
        Progress progress,
        List<String> remarks,
        Optional<Database> live,
        Map<String, String> ofPast,
        GoalSettings goal) {

    /** How much is printed while a rehearsal goes on. */
    public enum Progress {
        /** A line per migration on long runs, and a sign of life on long steps. */
        LINES,
        /** A line per check. */
        TRIALS,
        /** Nothing. */
        NONE
    }

    public SettingsReading {
        all = List.copyOf(all);
        remarks = List.copyOf(remarks);
        ofPast = Map.copyOf(ofPast);
    }

    /** Returns the same with other settings of single goals. */
    public SettingsReading with(GoalSettings other) {
        return new SettingsReading(all, skip, progress, remarks, live, ofPast, other);
    }

    /** Returns the settings of the only run, or of the first. */
    public Settings settings() {
        return all.get(0);
    }
}
