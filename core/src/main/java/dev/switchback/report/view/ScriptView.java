// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import java.util.List;
import java.util.Optional;

/**
 * A script as a report shows it: with its text only if that is the one that was judged.
 *
 * @param name   as evidence has it
 * @param path   where the file is, if there is one
 * @param text   empty if the file is another now, or not to be found
 * @param remark why there is no text
 */
public record ScriptView(String name, Optional<String> path, Optional<String> text, String remark) {

    /** Says whether there is a file of the name, and it is not what was judged. */
    public boolean isEdited() {
        return path.isPresent() && text.isEmpty();
    }

    /** Looks for a script among the files that there are. */
    static ScriptView of(String name, Optional<String> sha256, ScriptSources files) {
        if (sha256.isEmpty()) {
            return new ScriptView(
                    name, Optional.empty(), Optional.empty(), "It is a Java class, whose source is not shown.");
        }
        List<ScriptSource> named = files.named(name);
        return files.withHash(sha256.get(), name)
                .map(file -> new ScriptView(name, Optional.of(file.path()), Optional.of(file.text()), ""))
                .orElseGet(() -> new ScriptView(
                        name,
                        named.stream().findFirst().map(ScriptSource::path),
                        Optional.empty(),
                        named.isEmpty()
                                ? "No file of this name is among those of the project now, so that its text is not shown."
                                : "The file has been edited since it was judged: what is said here is of its former text."
                                        + " Rehearse again to see the new one judged."));
    }
}
