// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What single goals are told that no rehearsal is.
 *
 * @param description     what the next migration does
 * @param output          how the status is told
 * @param target          the newest version after an undo
 * @param steps           how many versions are undone
 * @param confirmed       the name of the database on which a person agrees to what cannot be taken back
 * @param backup          what is said about backups
 * @param migrate         how a live database is migrated
 * @param gate            what must be proven before a release
 * @param report          what is said about reports
 * @param silence         how long a live server may not answer
 */
public record GoalSettings(
        Optional<String> description,
        Output output,
        Optional<Version> target,
        Optional<Integer> steps,
        Optional<String> confirmed,
        BackupSettings backup,
        MigrateSettings migrate,
        GateSettings gate,
        ReportSettings report,
        Duration silence) {

    /** For whom something is written. */
    public enum Output {
        /** People. */
        TEXT,
        /** Programs. */
        JSON
    }

    /** Returns the same settings with others about backups. */
    public GoalSettings with(BackupSettings other) {
        return new GoalSettings(description, output, target, steps, confirmed, other, migrate, gate, report, silence);
    }

    /** Returns where backups are kept. */
    public Path backupDirectory() {
        return backup.directory();
    }
}
