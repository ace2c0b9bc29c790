// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How large the temporary files are that a server of MySQL or MariaDB has open.
 *
 * <p>It counts how many there are and not how large. Those of sorts have lost their name as soon as they were made; the others
 * are those of temporary tables. What MySQL maps into memory, when temporary tables take more than temptable_max_ram (1 GB), is
 * not among them.
 */
final class TemporaryFiles {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String NAMELESS = " (deleted)";

    private TemporaryFiles() {}

    /** Returns the bytes; empty where the open files of a process cannot be seen, as on anything but Linux. */
    static OptionalLong bytes(ServerProcess server) {
        Optional<ProcessHandle> process =
                OwnProcess.writtenDown(server.directory().root());
        return process.isPresent()
                ? bytes(
                        PROCESSES.resolve(String.valueOf(process.get().pid())).resolve("fd"),
                        server.directory().data())
                : OptionalLong.empty();
    }

    private static OptionalLong bytes(Path open, Path data) {
        long sum = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(open)) {
            for (Path file : files) {
                sum += bytes(file, data.toString());
            }
            return OptionalLong.of(sum);
        } catch (IOException | DirectoryIteratorException e) {
            return OptionalLong.empty();
        }
    }

    private static long bytes(Path open, String data) throws IOException {
        try {
            return isTemporary(Files.readSymbolicLink(open).toString(), data) ? Files.size(open) : 0;
        } catch (NoSuchFileException e) {
            // It was closed meanwhile.
            return 0;
        }
    }

    /**
     * The directory for temporary files is that of the data. What is in a directory below belongs to a database, such as a table
     * that was just dropped, unless it is the one of MySQL's sessions.
     */
    private static boolean isTemporary(String file, String data) {
        if (!file.startsWith(data + "/")) {
            return file.startsWith("/") && file.endsWith(NAMELESS);
        }
        String name = file.substring(data.length() + 1);
        return name.contains("/")
                ? name.endsWith(".ibt")
                : name.endsWith(NAMELESS) || name.startsWith("ibtmp") || name.startsWith("#sql");
    }
}
