// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directory of one running server: its data, its log, and the lock that says that its JVM is alive.
 *
 * @param root the directory
 * @param lock the held lock; the system lets go of it when the JVM dies, however it dies
 */
record RunDirectory(Path root, FileChannel lock) {

    private static final Pattern NAME = Pattern.compile("switchback-run-(\\d+-[0-9a-z]+)-[0-9a-z]+");

    static RunDirectory create(Path work, RunAs runAs) throws IOException {
        String name = "switchback-run-" + self() + "-" + Long.toString(System.nanoTime() & Long.MAX_VALUE, 36);
        Path root = FileTree.create(work.resolve(name), runAs.isOtherUser() ? FileTree.PASSABLE : FileTree.PRIVATE);
        FileChannel lock = FileChannel.open(
                lockFile(root),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(FileTree.PRIVATE_FILE));
        lock.lock();
        return new RunDirectory(root, lock);
    }

    static boolean isRunDirectory(Path directory) {
        return NAME.matcher(directory.getFileName().toString()).matches();
    }

    /**
     * Tells whether a run directory is of this JVM, through whatever class loader.
     *
     * <p>Its lock must not even be opened: closing any descriptor of a file gives up all of a process's locks on it.
     */
    static boolean isOfThisJvm(Path directory) {
        Matcher matcher = NAME.matcher(directory.getFileName().toString());
        return matcher.matches() && matcher.group(1).equals(self());
    }

    /** Returns what tells this process from all others, those that had its number before included. */
    private static String self() {
        ProcessHandle self = ProcessHandle.current();
        Instant started = self.info().startInstant().orElse(Instant.EPOCH);
        return self.pid() + "-" + Long.toString(started.toEpochMilli(), 36);
    }

    static Path lockFile(Path root) {
        return root.resolve("lock");
    }

    static Path data(Path root) {
        return root.resolve("data");
    }

    /** The file in which the watchdog writes the number of the process that it started. */
    static Path processId(Path root) {
        return root.resolve("pid");
    }

    /** The file whose presence says that the server outlives its JVM. */
    static Path kept(Path root) {
        return root.resolve("kept");
    }

    Path data() {
        return data(root);
    }

    Path log() {
        return root.resolve("server.log");
    }

    boolean isKept() {
        return Files.exists(kept(root));
    }

    /** Returns the last lines of the server's log, or an empty text. */
    String logTail() {
        try {
            var lines = logText().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns the server's log; what is in another encoding, such as a statement's literal, or half written is replaced. */
    String logText() throws IOException {
        return Files.exists(log()) ? new String(Files.readAllBytes(log()), StandardCharsets.UTF_8) : "";
    }

    /** Lets go of the lock and removes the directory, unless the server is to outlive us. */
    void close() throws IOException {
        try (lock) {
            if (!isKept()) {
                FileTree.delete(root);
            }
        }
    }
}
