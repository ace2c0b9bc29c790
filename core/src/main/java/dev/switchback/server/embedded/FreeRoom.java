// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much more fits into a directory.
 *
 * <p>A file system in memory tells what it would take, not what the machine has left: the system kills processes before it is
 * full.
 */
final class FreeRoom {

    private static final String MEMORY = "tmpfs";
    private static final Path MEMORY_LEFT = Path.of("/proc/meminfo");

    private FreeRoom() {}

    /** Returns the bytes; empty if there is no such directory. */
    static OptionalLong in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return OptionalLong.empty();
        }
        long onDisk = directory.toFile().getUsableSpace();
        return OptionalLong.of(isInMemory(directory) ? Math.min(onDisk, memoryLeft(onDisk)) : onDisk);
    }

    /** Beside {@code /dev/shm}, some distributions have {@code /tmp} in memory. */
    private static boolean isInMemory(Path directory) {
        try {
            return Files.getFileStore(directory).type().equals(MEMORY) && Files.isReadable(MEMORY_LEFT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell where " + directory + " is: " + e.getMessage(), e);
        }
    }

    /** {@code MemAvailable: 23012345 kB}, on Linux since 3.14. */
    private static long memoryLeft(long otherwise) {
        try {
            return Files.readAllLines(MEMORY_LEFT).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + MEMORY_LEFT + ": " + e.getMessage(), e);
        }
    }
}
