// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** Looks at a directory of backups from another JVM. */
final class BackupLook {

    private BackupLook() {}

    static int leftoversSeenByAnotherJvm(Path directory) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, System.getProperty("java.class.path")),
                        BackupLook.class.getName(),
                        directory.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Ends with the number of leftovers that it sees. */
    public static void main(String[] arguments) {
        System.exit(Backups.in(Path.of(arguments[0])).leftovers().size());
    }
}
