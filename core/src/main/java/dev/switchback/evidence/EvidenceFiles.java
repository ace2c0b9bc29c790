// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names of the documents of one kind of run. */
record EvidenceFiles(Path directory, String name) {

    private static final String RUNNING = ".running.json";

    Path complete() {
        return directory.resolve(base() + ".json");
    }

    Path partial() {
        return directory.resolve(base() + ".partial.json");
    }

    Path marker(String runId) {
        return directory.resolve(base() + "." + plain(runId) + RUNNING);
    }

    /** Returns the markers of every run of this name that has not ended, oldest name first. */
    List<Path> markers() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(this::isMarker).sorted().toList();
        }
    }

    private boolean isMarker(Path file) {
        String text = file.getFileName().toString();
        if (!text.startsWith(base() + ".") || !text.endsWith(RUNNING)) {
            return false;
        }
        int from = base().length() + 1;
        int to = text.length() - RUNNING.length();
        // A run id has no dot: what has one belongs to a name that begins with ours.
        return to > from && text.indexOf('.', from) == to;
    }

    /** Returns the name as it is where it may be a file's name anywhere; otherwise a hash keeps it apart from others. */
    private String base() {
        String plain = name.replaceAll("[^\\p{Alnum}._$-]", "_");
        return plain.equals(name) ? name : plain + "-" + Sha256.of(name).substring(0, 8);
    }

    private static String plain(String runId) {
        return runId.replaceAll("[^\\p{Alnum}-]", "_");
    }
}
