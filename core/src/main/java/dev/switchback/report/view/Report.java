// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import dev.switchback.evidence.MigrationEvidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a report shows.
 *
 * @param title     what it is about
 * @param written   when it was put together
 * @param tool      the version of Switchback
 * @param histories each with its runs
 * @param problems  what could not be read, or speaks against believing what is shown, one sentence each
 */
public record Report(String title, Instant written, String tool, List<HistoryView> histories, List<String> problems) {

    public Report {
        histories = List.copyOf(histories);
        problems = List.copyOf(problems);
    }

    /** Puts a report together; runs of the very same scripts stand side by side. */
    public static Report of(String title, Instant written, String tool, List<Source> sources, List<String> problems) {
        Map<List<String>, List<Source>> byScripts = new LinkedHashMap<>();
        for (Source source : sources) {
            byScripts.computeIfAbsent(scripts(source), any -> new ArrayList<>()).add(source);
        }
        List<HistoryView> histories = new ArrayList<>();
        int number = 1;
        for (List<Source> group : byScripts.values()) {
            HistoryView history = new Grouping(group).history(number);
            histories.add(history);
            number += history.migrations().size();
        }
        return new Report(title, written, tool, histories, problems);
    }

    /** One of another module is another history, also if it has copies of the same files. A run that was cut off has none yet. */
    private static List<String> scripts(Source source) {
        List<String> scripts = new ArrayList<>(List.of(source.module()));
        for (MigrationEvidence migration : source.evidence().migrations()) {
            scripts.add(migration.name() + " " + migration.sha256().orElse(""));
        }
        if (scripts.size() == 1) {
            scripts.add(source.evidence().header().runId());
        }
        return scripts;
    }

    /** Returns every migration of every history. */
    public List<MigrationView> migrations() {
        return histories.stream()
                .flatMap(history -> history.migrations().stream())
                .toList();
    }
}
