// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the launcher may put things, given the user as whom the server will run.
 *
 * <p>A directory that was asked for is used or is an error; among the usual ones the first that will do is taken, as a
 * home directory may be read-only and {@code /root} is closed to the user nobody.
 */
record Directories(EmbeddedOptions options, RunAs runAs) {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM_IN_MEMORY = 512L << 20;
    private static final long ROOM_TO_START = 96L << 20;

    /** Returns the directory for what is kept between runs. */
    Path cache() throws IOException {
        if (options.cache().isPresent()) {
            Path asked = options.cache().get();
            Files.createDirectories(asked.getParent());
            return usable(ownDirectory(asked), EmbeddedOptions.CACHE);
        }
        StringBuilder objections = new StringBuilder();
        for (Path candidate : usualCaches()) {
            try {
                return usable(ownDirectory(candidate), EmbeddedOptions.CACHE);
            } catch (IOException e) {
                objections.append("\n  ").append(candidate).append(": ").append(e.getMessage());
            }
        }
        throw new IOException("no directory to unpack PostgreSQL into; tried:" + objections + "\nSet -D"
                + EmbeddedOptions.CACHE + "=<directory> to one that this user can write.");
    }

    private Set<Path> usualCaches() throws IOException {
        Set<Path> caches = new LinkedHashSet<>();
        Path home = Path.of(System.getProperty("user.home"));
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(text -> text.startsWith("/"))
                .ifPresent(text -> caches.add(Path.of(text, "switchback")));
        caches.add(home.resolve(Files.isDirectory(home.resolve("Library/Caches")) ? "Library/Caches" : ".cache")
                .resolve("switchback"));
        if (RunAs.isRoot()) {
            caches.add(Path.of("/var/cache/switchback"));
        }
        caches.add(temporary().resolve("switchback-cache-" + RunAs.userId()));
        caches.add(Path.of("/tmp/switchback-cache-" + RunAs.userId()));
        return caches;
    }

    /** Returns the directory in which a run gets a directory of its own. */
    Path work() throws IOException {
        if (options.work().isPresent()) {
            Path asked = Files.createDirectories(options.work().get());
            return roomy(usable(asked, EmbeddedOptions.WORK));
        }
        if (Files.isWritable(MEMORY) && room(MEMORY) >= ROOM_IN_MEMORY) {
            return MEMORY;
        }
        try {
            return roomy(usable(temporary(), EmbeddedOptions.WORK));
        } catch (IOException e) {
            return roomy(usable(Path.of("/tmp"), EmbeddedOptions.WORK));
        }
    }

    /** Returns every directory in which a run could have left something behind. */
    Set<Path> works() {
        Set<Path> works = new LinkedHashSet<>(List.of(MEMORY, temporary(), Path.of("/tmp")));
        options.work().ifPresent(works::add);
        works.removeIf(directory -> !Files.isDirectory(directory));
        return works;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    /** Creates a directory that only this user can change: whoever could plant a program there could run it as us. */
    private Path ownDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.getParent());
            FileTree.create(directory, runAs.isOtherUser() ? FileTree.PASSABLE : FileTree.PRIVATE);
        }
        if (!Files.getAttribute(directory, "unix:uid").toString().equals(RunAs.userId())
                || Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(directory + " can be changed by other users, who could plant programs there");
        }
        return directory;
    }

    private Path usable(Path directory, String property) throws IOException {
        if (!Files.isWritable(directory)) {
            throw new IOException("cannot write to " + directory + "; set -D" + property + "=<another directory>");
        }
        Path real = directory.toRealPath();
        for (Path step = real; runAs.isOtherUser() && step != null; step = step.getParent()) {
            if (!Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new IOException("the user who runs the server (" + runAs.name() + ") cannot pass through " + step
                        + "; allow it with: chmod o+x '" + step + "', or set -D" + property + "=<another directory>");
            }
        }
        return real;
    }

    private static Path roomy(Path directory) throws IOException {
        if (room(directory) < ROOM_TO_START) {
            throw new IOException(
                    "only " + (room(directory) >> 20) + " MB free in " + directory + ", and a server needs "
                            + (ROOM_TO_START >> 20) + " MB to start; free some, or set -D" + EmbeddedOptions.WORK
                            + "=<a directory with more room>");
        }
        return directory;
    }

    static long room(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }
}
