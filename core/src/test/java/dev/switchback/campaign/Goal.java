// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.backup.LiveBackup;
import dev.switchback.backup.LiveRestore;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.release.migrate.Migrate;
import dev.switchback.release.undo.UndoRelease;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.SettingsReading;
import java.util.Locale;
import java.util.function.Consumer;

/** A goal that touches a live database. */
enum Goal {
    /** From the version before to the newest. */
    MIGRATE(History.BEFORE) {
        @Override
        void run(SettingsReading reading, Consumer<String> out) throws LiveProblem {
            Migrate.run(reading, LOADER, BinariesSource.NONE, out);
        }
    },
    /** The other way. */
    UNDO(History.NEWEST) {
        @Override
        void run(SettingsReading reading, Consumer<String> out) throws LiveProblem {
            LiveDatabase live = LiveDatabase.find(reading, "to undo", "deployer");
            UndoRelease.run(live, LOADER, reading.goal(), out);
        }
    },
    /** Of the newest version. */
    BACKUP(History.NEWEST) {
        @Override
        void run(SettingsReading reading, Consumer<String> out) throws LiveProblem {
            LiveBackup.take(reading, out);
        }
    },
    /** Of a backup of the version before, in the place of the newest. */
    RESTORE(History.NEWEST) {
        @Override
        void run(SettingsReading reading, Consumer<String> out) throws LiveProblem {
            LiveRestore.restore(reading, out);
        }
    };

    private static final ClassLoader LOADER = Goal.class.getClassLoader();

    /** The version that it begins with. */
    final int from;

    Goal(int from) {
        this.from = from;
    }

    abstract void run(SettingsReading reading, Consumer<String> out) throws LiveProblem;

    String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
