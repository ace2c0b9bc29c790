// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.FileMark;
import dev.switchback.evidence.Sha256;
import dev.switchback.server.embedded.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a backup, with what identifies them. */
final class DumpFiles {

    private DumpFiles() {}

    /** Returns a file with its hash. */
    static FileMark mark(Path backup, Path file) throws IOException {
        return new FileMark(backup.relativize(file).toString(), Files.size(file), Sha256.of(file));
    }

    /** Returns the files of a directory that a program has written, which are made private. */
    static List<FileMark> markAll(Path backup, Path directory) throws IOException {
        List<FileMark> marks = new ArrayList<>();
        for (Path file : in(directory)) {
            Files.setPosixFilePermissions(file, FileTree.PRIVATE_FILE);
            marks.add(mark(backup, file));
        }
        return marks;
    }

    /** Returns how many bytes are in a directory now. */
    static long bytes(Path directory) throws IOException {
        long bytes = 0;
        for (Path file : in(directory)) {
            bytes += file.toFile().length(); // 0 for one that has just gone
        }
        return bytes;
    }

    private static List<Path> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Returns what of a backup's files is not as its manifest says, a sentence each. */
    static List<String> damages(Path backup, List<FileMark> marks) throws IOException {
        List<String> damages = new ArrayList<>();
        for (FileMark mark : marks) {
            Path file = backup.resolve(mark.name()).normalize();
            if (!file.startsWith(backup.normalize()) || !Files.isRegularFile(file)) {
                damages.add(file + " is missing");
            } else if (Files.size(file) != mark.bytes()) {
                damages.add(file + " has " + Files.size(file) + " bytes, and had " + mark.bytes());
            } else if (!Sha256.of(file).equals(mark.sha256())) {
                damages.add(file + " has other content than it had: its SHA-256 is not that of the manifest");
            }
        }
        return damages;
    }
}
