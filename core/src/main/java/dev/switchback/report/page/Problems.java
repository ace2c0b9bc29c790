// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.evidence.Evidence;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.Report;
import dev.switchback.report.view.RunView;
import java.util.ArrayList;
import java.util.List;

/** What speaks against believing what the page shows, before anything that it shows. */
final class Problems {

    private final Report report;

    Problems(Report report) {
        this.report = report;
    }

    Html html() {
        List<String> sentences = new ArrayList<>(report.problems());
        report.histories().forEach(history -> history.runs().forEach(run -> addTo(sentences, run)));
        if (report.histories().isEmpty()) {
            sentences.add("There is no evidence: nothing was rehearsed. Run mvn switchback:rehearse, or the tests.");
        }
        if (sentences.isEmpty()) {
            return Html.none();
        }
        return tag("aside")
                .of("problems")
                .with("aria-labelledby", "h-problems")
                .add(
                        tag("h2").with("id", "h-problems").text("To know before reading on"),
                        tag("ul")
                                .add(sentences.stream()
                                        .map(sentence -> tag("li").text(sentence))
                                        .toList()));
    }

    private static void addTo(List<String> sentences, RunView run) {
        Evidence evidence = run.evidence();
        String name = evidence.header().name() + " on " + run.database();
        if (evidence.status() == Evidence.Status.RUNNING) {
            sentences.add("The run of " + name + " that began on "
                    + Words.moment(evidence.header().started())
                    + " has not ended, or was cut off: until a complete run, nothing about it counts as passed.");
        }
        if (evidence.status() == Evidence.Status.PARTIAL) {
            sentences.add("The run of " + name + " does not speak for the whole history: "
                    + String.join("; ", evidence.partial()) + ".");
        }
    }
}
