// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Database;
import java.nio.file.Path;

/** Makes a backup in a JVM of its own, which somebody ends. */
final class BackupMain {

    private BackupMain() {}

    public static void main(String[] arguments) throws Exception {
        Database live = new Database(System.getenv("URL"), System.getenv("LOGIN"), System.getenv("PASSWORD"), "");
        Project project = new Project(Path.of(arguments[0]), live);
        LiveBackup.take(project.reading("switchback.backup.tools", arguments[1]), System.out::println);
    }
}
