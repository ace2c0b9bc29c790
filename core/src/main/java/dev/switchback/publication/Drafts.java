// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.report.text.HeaderDraft;
import dev.switchback.report.view.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Drafts of headers, a file for each script that lacks something; never the script itself, whose edit would make its evidence void.
 *
 * @param directory where they are
 */
public record Drafts(Path directory) {

    private static final String SUFFIX = ".txt";

    /** Returns those beside a report. */
    public static Drafts in(Path report) {
        return new Drafts(report.resolve("headers"));
    }

    /** Returns the draft for a script, if there is one. */
    public Optional<Path> of(String migration) {
        return Optional.of(directory.resolve(HeaderDraft.fileName(migration))).filter(Files::isRegularFile);
    }

    /** Says whether there is one at all. */
    boolean areAny() {
        try {
            return !files().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** What an earlier run has drafted goes: its script may have its header by now. A draft is no evidence, so it is not made durable. */
    void write(Report report) throws IOException {
        Map<String, String> drafts = HeaderDraft.of(report);
        for (Path old : files()) {
            Files.delete(old);
        }
        if (!drafts.isEmpty()) {
            Files.createDirectories(directory);
        }
        for (Map.Entry<String, String> draft : drafts.entrySet()) {
            Files.writeString(directory.resolve(draft.getKey()), draft.getValue());
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
    }
}
