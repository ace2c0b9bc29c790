// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes what dead runs have left on the machine: servers, directories, shared memory.
 *
 * <p>A run's own watchdog does that within moments; this is for when it was killed too, or the machine went down. Only
 * this user's directories are looked at, and one whose lock is held, or that was kept on purpose, is left alone.
 */
final class Leftovers {

    private static final Path SHARED_MEMORY = Path.of("/proc/sysvipc/shm");

    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** How old a directory without a lock must be: a younger one may be about to get its lock. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private Leftovers() {}

    /** Removes what can be removed and returns, for people, what could not. */
    static List<String> remove(Iterable<Path> works) {
        List<String> failures = new ArrayList<>();
        for (Path work : works) {
            try (var directories = Files.newDirectoryStream(work, "switchback-run-*")) {
                for (Path directory : directories) {
                    remove(directory, failures);
                }
            } catch (IOException e) {
                failures.add("cannot look for leftovers of dead runs in " + work + ": " + e);
            }
        }
        return failures;
    }

    /** What a dead run has left must not keep a new one from starting. */
    private static void remove(Path directory, List<String> failures) {
        try {
            if (isCandidate(directory)) {
                removeIfDead(directory);
            }
        } catch (IOException e) {
            failures.add("cannot remove " + directory + ", which a dead run has left: " + e);
        }
    }

    private static boolean isCandidate(Path directory) throws IOException {
        return RunDirectory.isRunDirectory(directory)
                && !RunDirectory.isOfThisJvm(directory)
                && owner(directory).filter(RunAs.userId()::equals).isPresent()
                && !Files.exists(RunDirectory.kept(directory));
    }

    private static Optional<String> owner(Path directory) throws IOException {
        try {
            return Optional.of(Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .toString());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * One thread at a time: closing a descriptor of the lock's file would give up the lock that another one holds. Those of
     * another class loader, which this cannot keep out, are met as a lock of this process.
     */
    private static synchronized void removeIfDead(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(RunDirectory.lockFile(directory), StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                removeRun(directory);
            }
        } catch (OverlappingFileLockException e) {
            return; // another class loader of this process is removing it
        } catch (NoSuchFileException e) {
            if (isOld(directory)) {
                removeRun(directory);
            }
        }
    }

    private static boolean isOld(Path directory) throws IOException {
        try {
            Instant changed = Files.getLastModifiedTime(directory).toInstant();
            return changed.plus(YOUNG).isBefore(Instant.now());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void removeRun(Path directory) throws IOException {
        Optional<PostmasterFile> server = PostmasterFile.read(RunDirectory.data(directory));
        if (server.isPresent()) {
            end(server.get());
        }
        kill(OwnProcess.writtenDown(directory).stream().toList());
        FileTree.delete(directory);
    }

    private static void end(PostmasterFile server) throws IOException {
        if (server.process().isPresent()) {
            Command.run(LIMIT, "sh", "-c", "kill -QUIT \"$1\"", "sh", String.valueOf(server.processId()));
        }
        Instant patience = Instant.now().plusSeconds(6);
        while (server.process().isPresent() && Instant.now().isBefore(patience)) {
            pause();
        }
        kill(server);
    }

    /** Kills a server that does not listen any more, with its sessions, and releases what it then cannot. */
    static void kill(PostmasterFile server) throws IOException {
        List<ProcessHandle> processes = new ArrayList<>();
        server.process().ifPresent(process -> {
            processes.add(process);
            process.descendants().forEach(processes::add);
        });
        kill(processes);
        releaseSharedMemory(server);
    }

    /** Kills processes, and waits until they are gone. */
    static void kill(List<ProcessHandle> processes) throws IOException {
        processes.forEach(ProcessHandle::destroyForcibly);
        Instant patience = Instant.now().plusSeconds(2);
        while (processes.stream().anyMatch(Leftovers::isRunning)
                && Instant.now().isBefore(patience)) {
            pause();
        }
    }

    /** Tells without being fooled by a process that has ended and that nobody has buried: it has no program. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ending a server that a dead run has left", e);
        }
    }

    /**
     * Releases what a server that was killed could not; only Linux tells who still uses a segment.
     *
     * <p>A process that was just killed lets go of it a moment later.
     */
    private static void releaseSharedMemory(PostmasterFile server) throws IOException {
        Optional<List<String>> segment = server.sharedMemory();
        if (segment.isEmpty() || !Files.isReadable(SHARED_MEMORY)) {
            return;
        }
        Instant patience = Instant.now().plusSeconds(2);
        Optional<Long> users = users(segment.get());
        while (users.filter(count -> count > 0).isPresent() && Instant.now().isBefore(patience)) {
            pause();
            users = users(segment.get());
        }
        if (users.equals(Optional.of(0L))) {
            Command.run(LIMIT, "ipcrm", "-m", segment.get().get(1));
        }
    }

    /** Returns how many processes use a segment, or empty if it does not exist. */
    private static Optional<Long> users(List<String> segment) throws IOException {
        return Files.readAllLines(SHARED_MEMORY).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 6 && segment.equals(List.of(columns[0], columns[1])))
                .map(columns -> Long.valueOf(columns[6]))
                .findFirst();
    }
}
