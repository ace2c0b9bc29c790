// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A directory of directories that are made once and never changed, each under a name that stands for all it is made of.
 *
 * <p>An entry is made aside and then renamed, so that it is there completely or not at all, whoever else is at it and
 * whenever a process is killed.
 *
 * @param directory the cache's own directory
 */
record Cache(Path directory) {

    private static final String ASIDE = "aside-";

    /** Makes an entry's content in an empty directory. */
    @FunctionalInterface
    interface Maker {
        void make(Path empty) throws IOException;
    }

    /** Returns the entry, made by the maker if it is not there yet. */
    Path entry(String key, Maker maker) throws IOException {
        Path entry = directory.resolve(key);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        try (CacheLock held = CacheLock.hold(directory.resolve("lock"))) {
            if (!Files.isDirectory(entry)) {
                removeAbandoned();
                publish(entry, maker);
            }
        }
        return entry;
    }

    private void publish(Path entry, Maker maker) throws IOException {
        Path aside = FileTree.create(
                directory.resolve(ASIDE + ProcessHandle.current().pid() + "-" + System.nanoTime()), FileTree.PASSABLE);
        try {
            maker.make(aside);
            Files.move(aside, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(entry)) {
                throw full(e);
            }
        } finally {
            FileTree.delete(aside);
        }
    }

    private IOException full(IOException e) throws IOException {
        long room = Directories.room(directory);
        if (room > 32L << 20) {
            return e;
        }
        return new IOException(
                "the disk is full: " + (room >> 20) + " MB free in " + directory
                        + ", and an unpacked server takes 120 MB, MariaDB 350 MB; free some, or set -D"
                        + EmbeddedOptions.CACHE
                        + "=<a directory with more room>",
                e);
    }

    /** Removes what was being made when a process was killed; nobody else makes anything while we hold the lock. */
    private void removeAbandoned() throws IOException {
        try (var abandoned = Files.newDirectoryStream(directory, ASIDE + "*")) {
            for (Path aside : abandoned) {
                FileTree.delete(aside);
            }
        }
    }
}
