// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The script files that there are, by content and by name. */
public final class ScriptSources {

    private final Map<String, List<ScriptSource>> byHash = new HashMap<>();
    private final Map<String, List<ScriptSource>> byName = new HashMap<>();

    /** Takes files; of two with the same content the first is shown. */
    public ScriptSources(List<ScriptSource> files) {
        for (ScriptSource file : files) {
            byHash.computeIfAbsent(file.sha256(), any -> new ArrayList<>()).add(file);
            byName.computeIfAbsent(file.fileName(), any -> new ArrayList<>()).add(file);
        }
    }

    /** Two migrations may have the same text: the one with the name goes first. */
    Optional<ScriptSource> withHash(String sha256, String name) {
        List<ScriptSource> same = byHash.getOrDefault(sha256, List.of());
        return same.stream()
                .filter(file -> file.fileName().equals(fileName(name)))
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    List<ScriptSource> named(String name) {
        return byName.getOrDefault(fileName(name), List.of());
    }

    static String fileName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
