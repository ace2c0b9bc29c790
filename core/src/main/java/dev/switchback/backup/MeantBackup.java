// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.settings.Key;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The backup that is to take the live database's place: one of that database, and nothing without a person's word. */
final class MeantBackup {

    private MeantBackup() {}

    /** Returns the one that is named, or the latest of the database. */
    static Manifest of(LiveDatabase live, Backups backups, Optional<String> wanted) throws LiveProblem {
        String name = live.database().name();
        Manifest manifest = wanted.isPresent()
                ? backups.find(wanted)
                : backups.newestOf(name).orElseThrow(() -> new LiveProblem(missing(name, backups)));
        boolean isSameProduct =
                manifest.database().product().equals(live.server().product());
        if (!isSameProduct || !manifest.database().name().equals(name)) {
            throw new LiveProblem("Nothing was restored: backup " + manifest.id() + " is of the database "
                    + manifest.database().name() + " on " + manifest.database().product() + ", and the live one is "
                    + name + " on " + live.server().product() + ".\n  Name another backup with " + Key.BACKUP.key()
                    + ".");
        }
        int major = Integer.parseInt(manifest.database().version().replaceFirst("\\D.*", ""));
        if (major > Integer.parseInt(live.server().version().replaceFirst("\\D.*", ""))) {
            throw new LiveProblem("Nothing was restored: backup " + manifest.id() + " is of a server of version "
                    + manifest.database().version() + ", and " + live.server().version() + " is older."
                    + "\n  Restore on a server of that version or a newer one.");
        }
        return manifest;
    }

    private static String missing(String database, Backups backups) {
        return "Nothing was restored: there is no backup of " + database + " in " + backups.directory()
                + (Files.isDirectory(backups.directory()) ? "." : ", which does not exist.")
                + backups.damaged()
                + "\n  Name the directory with switchback.backup.directory; mvn switchback:backups lists what is in it.";
    }

    /** Requires that a person has named the database that is to be replaced. */
    static void requireConfirmation(Optional<String> confirmed, LiveDatabase live, Manifest manifest, RoomBeside room)
            throws LiveProblem {
        String name = live.database().name();
        if (confirmed.filter(name::equals).isEmpty()) {
            throw new LiveProblem("Nothing was restored yet. Backup " + manifest.id() + " (schema version "
                    + manifest.schemaVersion().orElse("none") + ", "
                    + Ages.words(Duration.between(manifest.created(), Instant.now()))
                    + " old) would take the place of " + live.database()
                    + ": what was written since then would be in the"
                    + " former database alone, which is kept under another name, and "
                    + live.engine().exchange().price() + "."
                    + "\n  " + room.words() + ": look whether it has that."
                    + "\n  If that is meant: mvn switchback:restore -D" + Key.BACKUP.key() + "=" + manifest.id() + " -D"
                    + Key.CONFIRM.key() + "=" + name);
        }
    }
}
