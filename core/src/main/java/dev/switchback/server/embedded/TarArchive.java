// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Unpacks a tar archive: directories, regular files and symbolic links, with their modes.
 *
 * <p>Anything that would land outside the target directory is refused, and so is every kind of entry that a server's
 * binaries do not need, rather than being left out in silence.
 */
final class TarArchive {

    private static final int BLOCK = 512;

    private final InputStream in;
    private final Path target;
    private final boolean strayLinks;

    private TarArchive(InputStream in, Path target, boolean strayLinks) {
        this.in = in;
        this.target = target;
        this.strayLinks = strayLinks;
    }

    /** Unpacks into an existing directory and reads the stream to its end. */
    static void unpack(InputStream in, Path target) throws IOException {
        new TarArchive(in, target.toRealPath(), false).unpackAll();
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** Unpacks like {@link #unpack}, but leaves out links that lead out: of an archive that is known to have such. */
    static void unpackWithoutStrayLinks(InputStream in, Path target) throws IOException {
        new TarArchive(in, target.toRealPath(), true).unpackAll();
        in.transferTo(OutputStream.nullOutputStream());
    }

    private void unpackAll() throws IOException {
        String longName = "";
        for (byte[] header = block(); header[0] != 0; header = block()) {
            char type = (char) header[156];
            long size = number(header, 124, 12);
            if (type == 'L') {
                longName = text(bytes(size), 0, Math.toIntExact(size));
                continue;
            }
            unpackOne(type, longName.isEmpty() ? name(header) : longName, header, size);
            longName = "";
        }
    }

    private void unpackOne(char type, String name, byte[] header, long size) throws IOException {
        Path path = inside(name);
        switch (type) {
            case '0', 0 -> file(path, size);
            case '5' -> directories(path);
            case '2' -> link(path, text(header, 157, 100));
            default -> throw new IOException("entry of an unknown kind '" + type + "': " + name);
        }
        if (type != '2') {
            Files.setPosixFilePermissions(path, permissions((int) number(header, 100, 8)));
        }
    }

    private void file(Path path, long size) throws IOException {
        directories(Objects.requireNonNull(path.getParent()));
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[1 << 16];
            for (long left = size; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the archive ends within " + path.getFileName());
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        in.skipNBytes(padding(size));
    }

    private void link(Path path, String destination) throws IOException {
        Path parent = Objects.requireNonNull(path.getParent());
        if (!parent.resolve(destination).normalize().startsWith(target)) {
            if (strayLinks) {
                return;
            }
            throw new IOException("link that leads out of the archive: " + path.getFileName() + " -> " + destination);
        }
        directories(parent);
        Files.createSymbolicLink(path, Path.of(destination));
    }

    /** Creates directories step by step; a step that is a link would let later entries out of the target. */
    private void directories(Path path) throws IOException {
        if (path.equals(target) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        directories(Objects.requireNonNull(path.getParent()));
        Files.createDirectory(path);
        Files.setPosixFilePermissions(path, permissions(0755));
    }

    private Path inside(String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("entry that leads out of the archive: " + name);
        }
        return path;
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException("the archive is cut off");
        }
        return block;
    }

    private byte[] bytes(long size) throws IOException {
        byte[] bytes = in.readNBytes(Math.toIntExact(size));
        in.skipNBytes(padding(size));
        return bytes;
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    /** Returns the entry's name; the ustar format puts the front part of a long one into a field of its own. */
    private static String name(byte[] header) {
        String prefix = text(header, 257, 6).equals("ustar") ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? text(header, 0, 100) : prefix + "/" + text(header, 0, 100);
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static long number(byte[] header, int from, int length) throws IOException {
        String octal = text(header, from, length).trim();
        try {
            return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
        } catch (NumberFormatException e) {
            throw new IOException("not a tar archive", e);
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }
}
