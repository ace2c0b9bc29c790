// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.server.ExitHook;
import dev.switchback.server.embedded.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A private directory beside the backups for one that is being made or proved. It is gone at the end, also if the JVM is told to
 * end meanwhile; one whose JVM was killed is known by the lock that nobody holds any more.
 */
final class Workplace implements AutoCloseable {

    private static final String PREFIX = ".unfinished-";
    private static final String LOCK = ".lock";
    private static final String SECRETS = ".secrets";

    /** Those of this JVM: to look at the lock of one would give it up, for POSIX has one lock for each process and file. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel lock;
    private final ExitHook hook;
    /** What has to end before the directory goes, the last first. */
    private final Deque<AutoCloseable> users = new ArrayDeque<>();

    private boolean isDone;

    private Workplace(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
        this.hook = new ExitHook("switchback-backup-end", this::end);
    }

    /** Creates one, and the directory of backups if it is not there yet. */
    static Workplace open(Path backups, String name) throws IOException {
        createBackups(backups);
        Path directory = FileTree.create(backups.resolve(PREFIX + name), FileTree.PRIVATE);
        OWN.add(directory.toAbsolutePath());
        FileChannel lock = FileChannel.open(
                directory.resolve(LOCK),
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(FileTree.PRIVATE_FILE));
        lock.lock();
        FileTree.create(directory.resolve(SECRETS), FileTree.PRIVATE);
        Workplace workplace = new Workplace(directory, lock);
        workplace.hook.register();
        return workplace;
    }

    /** Nothing of it is to get into a repository. */
    private static void createBackups(Path backups) throws IOException {
        Path parent = backups.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(backups)) {
            FileTree.create(backups, FileTree.PRIVATE);
        }
        Path ignore = backups.resolve(".gitignore");
        if (!Files.exists(ignore)) {
            try {
                FileTree.writePrivate(ignore, "*\n");
            } catch (FileAlreadyExistsException e) {
                return; // another one was faster
            }
        }
    }

    /** Says whether a directory was left behind by somebody who is no more. */
    static boolean isAbandoned(Path directory) {
        if (!String.valueOf(directory.getFileName()).startsWith(PREFIX)
                || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                || OWN.contains(directory.toAbsolutePath())) {
            return false;
        }
        Path lock = directory.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException e) {
            // Whoever was stopped before he had it, or while he was tidying up; one that has just begun has it in no
            // time.
            return !Files.exists(lock);
        }
    }

    /** Returns where a backup goes that is to be deleted: what is left there is removed the next time. */
    static Path leftoverOf(Path backup) {
        return backup.resolveSibling(PREFIX + backup.getFileName() + "-deleted");
    }

    Path directory() {
        return directory;
    }

    /** Returns the directory for what nobody else may read. */
    Path secrets() {
        return directory.resolve(SECRETS);
    }

    /** Has something end before the directory goes. */
    synchronized void attach(AutoCloseable user) {
        users.push(user);
    }

    /** Makes the content durable, and the directory the backup of that name, in one step. */
    void publish(Path place) throws IOException {
        FileTree.delete(secrets());
        Files.delete(directory.resolve(LOCK));
        sync(directory);
        Files.move(directory, place, StandardCopyOption.ATOMIC_MOVE);
        sync(place.toAbsolutePath().getParent());
    }

    /** Has all that was written reach the disk. */
    private static void sync(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                force(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        hook.endNow();
    }

    private synchronized void end() {
        if (isDone) {
            return;
        }
        isDone = true;
        try {
            while (!users.isEmpty()) {
                users.pop().close();
            }
            FileTree.delete(directory);
            lock.close();
            OWN.remove(directory.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory + ": " + e.getMessage(), e);
        } catch (Exception e) { // a user of the place may throw whatever it likes when it is closed
            throw new IllegalStateException("cannot end what was at work in " + directory, e);
        }
    }
}
