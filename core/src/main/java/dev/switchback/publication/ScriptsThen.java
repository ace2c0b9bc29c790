// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.evidence.Sha256;
import dev.switchback.git.TextLines;
import dev.switchback.report.view.ScriptView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scripts of a commit.
 *
 * @param root  what paths in the report are told from
 * @param files by where they are, or would be, in the work tree
 */
record ScriptsThen(Path root, Map<Path, byte[]> files) {

    static boolean isScript(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    /** Returns the files that a script may be in: a class has its source in one of its name. */
    static List<String> fileNames(String script) {
        String file = script.substring(script.lastIndexOf('/') + 1);
        String simple = file.substring(file.lastIndexOf('.') + 1);
        return simple.equalsIgnoreCase("sql") ? List.of(file) : List.of(simple + ".java", simple + ".kt");
    }

    /** Returns where a script is now, links resolved as those of the work tree are. */
    static Optional<Path> place(Path root, ScriptView script) {
        return script.path().map(root::resolve).map(ScriptsThen::real);
    }

    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Says whether there was a file of a script's name: in its place, or in one where nothing is now. */
    boolean hasNamed(ScriptView script) {
        return namesakes(script).findAny().isPresent();
    }

    /** A file that is where it was is another one, as a copy for a second product would be. */
    private Stream<Path> namesakes(ScriptView script) {
        List<String> names = fileNames(script.name());
        Optional<Path> place = place(root, script);
        return files.keySet().stream()
                .filter(path -> names.contains(String.valueOf(path.getFileName())))
                .filter(path -> place.isEmpty() || place.get().equals(path) || !Files.exists(path));
    }

    /**
     * Says whether a script was there as it is now.
     *
     * @param sha256 of the text that was judged; empty for a class
     */
    boolean has(ScriptView script, Optional<String> sha256) {
        return !script.isEdited() && namesakes(script).anyMatch(path -> isSame(script, sha256, path));
    }

    private boolean isSame(ScriptView script, Optional<String> sha256, Path path) {
        byte[] content = files.getOrDefault(path, new byte[0]);
        if (script.text().isPresent()) {
            return TextLines.of(script.text().get()).equals(TextLines.of(content));
        }
        return sha256.map(hash -> hash.equals(Sha256.text(Sha256.digest().digest(content))))
                .orElseGet(() -> isAsNow(path));
    }

    /** Says whether a file is as it was. */
    boolean isAsNow(Path path) {
        try {
            byte[] then = files.get(path);
            return then != null && TextLines.of(then).equals(TextLines.of(Files.readAllBytes(path)));
        } catch (IOException e) {
            return false;
        }
    }
}
