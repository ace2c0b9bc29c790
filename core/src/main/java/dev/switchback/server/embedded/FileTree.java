// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.server.embedded.Command.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Directories with everything in them, and the permissions that make them private or passable. */
public final class FileTree {

    /** Of a file that nobody else reads. */
    public static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
    /** Of a directory that nobody else gets into. */
    public static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    /** Nobody else can list it, but who knows a path inside may go there. */
    static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

    private FileTree() {}

    /** Creates a directory with exactly these permissions, whatever the process's umask. */
    public static Path create(Path directory, Set<PosixFilePermission> permissions) throws IOException {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PRIVATE));
        return Files.setPosixFilePermissions(directory, permissions);
    }

    /** Writes a file that only this user may read; it is never readable by others, not even for a moment. */
    public static Path writePrivate(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
        return Files.writeString(file, text);
    }

    /** Deletes a directory with its content, without following links; what is gone already is no error. */
    public static void delete(Path root) throws IOException {
        // A process that has just been killed may still have created a file meanwhile.
        for (int attempt = 0; attempt < 3 && Files.exists(root, LinkOption.NOFOLLOW_LINKS); attempt++) {
            try {
                Files.walkFileTree(root, new Deletion());
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                continue;
            }
        }
    }

    /** Gives a directory with its content to a user and group, as {@code chown} takes them; an empty text changes nothing. */
    static void give(Path directory, String owner) throws IOException {
        if (!owner.isEmpty()) {
            Outcome outcome = Command.run(Duration.ofMinutes(1), "chown", "-R", owner, directory.toString());
            if (!outcome.succeeded()) {
                throw new IOException("cannot give " + directory + " to user " + owner + ": " + outcome.output());
            }
        }
    }

    static void changeOwner(Path root, UserPrincipal owner) throws IOException {
        try (var paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(path, "posix:owner", owner, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
