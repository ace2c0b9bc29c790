// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file {@code postmaster.pid}, in which a running PostgreSQL server states who it is.
 *
 * <p>Its lines: process id, data directory, start time, port, socket directory, listen address, shared memory, state.
 *
 * @param data  the data directory
 * @param lines what the server has written so far
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">the layout of a data directory</a>
 */
record PostmasterFile(Path data, List<String> lines) {

    private static final Pattern PROCESS_ID = Pattern.compile("\\d{1,18}");

    /** Reads it; a file that is empty or damaged, as a full disk leaves it, names no server. */
    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            boolean begun =
                    !lines.isEmpty() && PROCESS_ID.matcher(lines.get(0).strip()).matches();
            return begun ? Optional.of(new PostmasterFile(data, lines)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean isReady() {
        return lines.size() >= 8 && lines.get(7).strip().equals("ready");
    }

    long processId() {
        return Long.parseLong(lines.get(0).strip());
    }

    /** Returns the server's process if it is still that very server and not another process of the same number. */
    Optional<ProcessHandle> process() {
        return OwnProcess.of(processId(), data);
    }

    /** Returns key and id of the System V segment, or nothing if the server has not got that far. */
    Optional<List<String>> sharedMemory() {
        return Optional.of(lines)
                .filter(all -> all.size() >= 7)
                .map(all -> List.of(all.get(6).strip().split("\\s+")))
                .filter(words -> words.size() == 2);
    }
}
