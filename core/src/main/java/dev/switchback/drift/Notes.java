// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Things to be told in passing, gathered under what they have in common. */
final class Notes {

    private static final int SHOWN = 6;

    private final Map<String, SortedSet<String>> names = new LinkedHashMap<>();

    void add(String heading, String name) {
        names.computeIfAbsent(heading, first -> new TreeSet<>()).add(name);
    }

    /** Adds one that is a sentence in itself. */
    void add(String sentence) {
        names.computeIfAbsent(sentence, first -> new TreeSet<>());
    }

    /** Returns a sentence for each heading. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        names.forEach((heading, all) -> sentences.add(all.isEmpty() ? heading : heading + ": " + listed(all) + "."));
        return sentences;
    }

    private static String listed(SortedSet<String> all) {
        List<String> shown = all.stream().limit(SHOWN).toList();
        int more = all.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? ", and " + more + " more" : "");
    }
}
