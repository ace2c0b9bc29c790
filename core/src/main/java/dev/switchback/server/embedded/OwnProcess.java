// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Tells a server's process from another one that has come to have its number. */
final class OwnProcess {

    private OwnProcess() {}

    /**
     * Returns the process if its arguments name the data directory.
     *
     * <p>A process that has ended and that nobody has buried, as in a container without an init process, has no
     * arguments any more and counts as gone.
     */
    static Optional<ProcessHandle> of(long processId, Path data) {
        return ProcessHandle.of(processId)
                .filter(process -> process.info()
                        .arguments()
                        .filter(words -> Arrays.stream(words).anyMatch(word -> word.endsWith("/" + lastNames(data))))
                        .isPresent());
    }

    /** Returns the last two names, which no other server's path has: the rest may be written in another encoding. */
    private static Path lastNames(Path data) {
        int names = data.getNameCount();
        return data.subpath(Math.max(0, names - 2), names);
    }

    /** Returns the process whose number the watchdog has written down, if it is still that one. */
    static Optional<ProcessHandle> writtenDown(Path root) {
        try {
            String text = Files.readString(RunDirectory.processId(root)).strip();
            return text.matches("\\d{1,18}") ? of(Long.parseLong(text), RunDirectory.data(root)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
