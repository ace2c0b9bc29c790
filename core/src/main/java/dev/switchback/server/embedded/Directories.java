// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the launcher may put things, given the user as whom the server will run.
 *
 * <p>A directory that was asked for is used or is an error; among the usual ones the first that will do is taken, as a
 * home directory may be read-only and {@code /root} is closed to the user nobody.
 */
record Directories(EmbeddedOptions options, RunAs runAs) {

    private static final Path MEMORY = Path.of("/dev/shm");
    /** initdb puts the path of {@code postgres} into double quotes and hands it to a shell. */
    private static final Pattern UNFIT = Pattern.compile("[\"$`\\\\]");

    /** Returns the directory for what is kept between runs. */
    Path cache() throws IOException {
        if (options.cache().isPresent()) {
            return usable(ownDirectory(options.cache().get()), EmbeddedOptions.CACHE);
        }
        StringBuilder objections = new StringBuilder();
        for (Path candidate : usualCaches()) {
            try {
                return usable(ownDirectory(candidate), EmbeddedOptions.CACHE);
            } catch (IOException e) {
                objections.append("\n  ").append(candidate).append(": ").append(e.getMessage());
            }
        }
        throw new IOException("no directory to unpack a server into; tried:" + objections + "\nSet -D"
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
            Path asked = options.work().get();
            create(asked, EmbeddedOptions.WORK);
            return roomy(usable(asked, EmbeddedOptions.WORK));
        }
        if (Files.isWritable(MEMORY)
                && room(MEMORY) >= Product.of(options.request()).roomInMemory()) {
            return MEMORY.toRealPath();
        }
        try {
            return roomy(usable(temporary(), EmbeddedOptions.WORK));
        } catch (IOException e) {
            return roomy(usable(Path.of("/tmp"), EmbeddedOptions.WORK));
        }
    }

    /** Returns every directory in which a run could have left something behind. */
    Set<Path> works() throws IOException {
        Set<Path> works = new LinkedHashSet<>();
        for (Path candidate :
                List.of(MEMORY, temporary(), Path.of("/tmp"), options.work().orElse(MEMORY))) {
            if (Files.isReadable(candidate)) {
                works.add(candidate.toRealPath());
            }
        }
        return works;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    /** Creates a directory that only this user can change: whoever could plant a program there could run it as us. */
    private Path ownDirectory(Path directory) throws IOException {
        if (UNFIT.matcher(directory.toString()).find()) {
            throw new IOException(
                    "the name of " + directory + " has one of \" $ ` \\, with which initdb cannot find its"
                            + " own programs; set -D" + EmbeddedOptions.CACHE + "=<another directory>");
        }
        create(directory, EmbeddedOptions.CACHE);
        if (!Files.getAttribute(directory, "unix:uid").toString().equals(RunAs.userId())
                || Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(directory + " can be changed by other users, who could plant programs there");
        }
        return directory;
    }

    private void create(Path directory, String property) throws IOException {
        try {
            createPassable(directory);
        } catch (FileAlreadyExistsException e) {
            throw uncreated(directory, property, e.getFile() + " is a file", e);
        } catch (FileSystemException e) {
            String reason = e.getReason();
            throw uncreated(directory, property, reason == null ? e.getClass().getSimpleName() : reason, e);
        }
    }

    private static IOException uncreated(Path directory, String property, String reason, IOException e) {
        return new IOException(
                "cannot create " + directory + " (" + reason + "); set -D" + property + "=<another directory>", e);
    }

    /** Creates it with missing parents; the umask must not close them to the user who runs the server. */
    private void createPassable(@Nullable Path directory) throws IOException {
        if (directory == null || Files.isDirectory(directory)) {
            return;
        }
        createPassable(directory.getParent());
        try {
            FileTree.create(directory, runAs.isOtherUser() ? FileTree.PASSABLE : FileTree.PRIVATE);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private Path usable(Path directory, String property) throws IOException {
        if (!Files.isWritable(directory)) {
            throw new IOException("cannot write to " + directory + "; set -D" + property + "=<another directory>");
        }
        return passable(directory.toRealPath(), property);
    }

    /** Requires that the user who runs the server can get into the directory. */
    Path passable(Path directory, String property) throws IOException {
        for (Path step = directory; runAs.isOtherUser() && step != null; step = step.getParent()) {
            if (!Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new IOException("the user who runs the server (" + runAs.name() + ") cannot pass through " + step
                        + "; allow it with: chmod o+x '" + step + "', or set -D" + property + "=<another directory>");
            }
        }
        return directory;
    }

    private Path roomy(Path directory) throws IOException {
        long needed = Product.of(options.request()).roomToStart();
        if (room(directory) < needed) {
            throw new IOException(
                    "only " + (room(directory) >> 20) + " MB free in " + directory + ", and a server needs "
                            + (needed >> 20) + " MB to start; free some, or set -D" + EmbeddedOptions.WORK
                            + "=<a directory with more room>");
        }
        return directory;
    }

    static long room(Path directory) throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }
}
