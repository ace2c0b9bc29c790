// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.OtherJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at a directory of backups from another JVM. */
final class BackupLook {

    private BackupLook() {}

    static int leftoversSeenByAnotherJvm(Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(OtherJvm.java());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), BackupLook.class.getName(), directory.toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Ends with the number of leftovers that it sees. */
    public static void main(String[] arguments) {
        System.exit(Backups.in(Path.of(arguments[0])).leftovers().size());
    }
}
