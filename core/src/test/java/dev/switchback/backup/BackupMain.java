// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Database;
import dev.switchback.settings.SettingsReading;
import java.nio.file.Path;

/** Makes a backup, or restores the latest, in a JVM of its own, which somebody ends. */
final class BackupMain {

    private BackupMain() {}

    /** Takes the project's directory, the directory of the programs or nothing, and the goal. */
    public static void main(String[] arguments) throws Exception {
        Database live = new Database(System.getenv("URL"), System.getenv("LOGIN"), System.getenv("PASSWORD"), "");
        Project project = new Project(Path.of(arguments[0]), live);
        if (arguments[2].equals("restore")) {
            String name = live.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
            LiveRestore.restore(project.reading("switchback.confirm", name), System.out::println);
        } else {
            SettingsReading reading = arguments[1].isEmpty()
                    ? project.reading()
                    : project.reading("switchback.backup.tools", arguments[1]);
            LiveBackup.take(reading, System.out::println);
        }
    }
}
