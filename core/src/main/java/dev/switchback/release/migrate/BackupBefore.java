// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.backup.BackupKeys;
import dev.switchback.backup.BackupProof;
import dev.switchback.backup.LiveBackup;
import dev.switchback.flyway.LiveState;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.GoalSettings;
import dev.switchback.settings.Key;
import dev.switchback.settings.MigrateSettings.BackupWish;
import dev.switchback.settings.SettingsReading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The backup without which nothing is migrated, unless the user does without. */
record BackupBefore(SettingsReading reading, BinariesSource binaries, Consumer<String> out) {

    /**
     * Requires the keys that it will need.
     *
     * @throws LiveProblem if one is missing; nothing has been done
     */
    void requireKeys() throws LiveProblem {
        BackupWish wish = reading.goal().migrate().backup();
        if (wish != BackupWish.NONE) {
            BackupKeys.require(
                    reading.goal().backup(), wish == BackupWish.VERIFIED, Key.MIGRATE_BACKUP.key() + "=verified");
        }
    }

    /** Returns where a backup is. */
    Path place(String id) {
        return reading.goal().backup().directory().resolve(id);
    }

    /**
     * Makes it, and returns its id; empty if there is none.
     *
     * @throws LiveProblem if there is none to be had; nothing has been migrated
     */
    Optional<String> make(LiveState before) throws LiveProblem {
        BackupWish wish = reading.goal().migrate().backup();
        if (wish == BackupWish.NONE) {
            out.accept("No backup is made (switchback.migrate.backup=none).");
            return Optional.empty();
        }
        if (!before.exists() && before.isEmpty()) {
            out.accept("No backup is made: the database is empty.");
            return Optional.empty();
        }
        try {
            String id = LiveBackup.take(reading, out).id();
            if (wish == BackupWish.VERIFIED) {
                GoalSettings goal = reading.goal();
                BackupProof.verify(reading.with(goal.with(goal.backup().wanting(id))), binaries, out);
            }
            return Optional.of(id);
        } catch (LiveProblem e) {
            throw new LiveProblem(
                    e.getMessage() + "\n  Nothing has been migrated. If you mean to migrate without a backup:"
                            + " -Dswitchback.migrate.backup=none");
        }
    }
}
