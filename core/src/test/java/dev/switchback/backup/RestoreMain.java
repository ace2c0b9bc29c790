// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Restores the latest backup in a JVM of its own, which somebody ends. */
final class RestoreMain {

    private RestoreMain() {}

    /** Takes the project's directory, the directory of the programs or nothing, and the database: URL, user, password, name. */
    public static void main(String[] arguments) throws Exception {
        Database live = new Database(arguments[2], arguments[3], arguments[4], arguments[5]);
        List<String> settings = new ArrayList<>(List.of("switchback.confirm", live.name()));
        if (!arguments[1].isEmpty()) {
            settings.addAll(List.of("switchback.backup.tools", arguments[1]));
        }
        Project project = new Project(Path.of(arguments[0]), live);
        LiveRestore.restore(project.reading(settings.toArray(String[]::new)), System.out::println);
    }
}
