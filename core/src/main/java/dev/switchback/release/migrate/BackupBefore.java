// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.backup.BackupKeys;
import dev.switchback.backup.BackupProof;
import dev.switchback.backup.LiveBackup;
import dev.switchback.backup.LiveRestore;
import dev.switchback.flyway.LiveState;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.GoalSettings;
import dev.switchback.settings.Key;
import dev.switchback.settings.MigrateSettings.BackupWish;
import dev.switchback.settings.MigrateSettings.OnFailure;
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
     * Requires what it takes to go back to it by itself, if that is the policy.
     *
     * @throws LiveProblem if something is missing; nothing has been done
     */
    void requireWayBack(LiveDatabase live) throws LiveProblem {
        if (reading.goal().migrate().onFailure() != OnFailure.RESTORE) {
            return;
        }
        String name = live.database().name();
        String unchanged = "\n  Nothing has been changed in " + name + ".";
        if (reading.goal().migrate().backup() == BackupWish.NONE) {
            throw new LiveProblem("switchback.onFailure=restore needs the backup that switchback.migrate.backup=none"
                    + " does without.\n  Ask for it with -Dswitchback.migrate.backup=made, or stop at a failure with"
                    + " -Dswitchback.onFailure=stop." + unchanged);
        }
        if (reading.goal().confirmed().filter(name::equals).isEmpty()) {
            throw new LiveProblem("switchback.onFailure=restore would put the backup in the place of " + live.database()
                    + " if the release fails: what others write from the backup on would be in the former database alone,"
                    + " which is kept under another name, and "
                    + live.engine().exchange().price() + "."
                    + "\n  If that is meant: mvn switchback:migrate -Dswitchback.onFailure=restore -Dswitchback.confirm="
                    + name + unchanged);
        }
        try {
            BackupKeys.require(reading.goal().backup(), true, Key.ON_FAILURE.key() + "=restore");
            LiveRestore.requirePossible(live, "switchback.onFailure=restore could not be kept to");
        } catch (LiveProblem e) {
            throw new LiveProblem(e.getMessage() + unchanged);
        }
    }

    /**
     * Puts a backup in the database's place.
     *
     * @return where the former one is kept
     */
    String restore(String backup) throws LiveProblem {
        GoalSettings goal = reading.goal();
        return LiveRestore.restoreWithinRelease(
                reading.with(goal.with(goal.backup().wanting(backup))), out);
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
