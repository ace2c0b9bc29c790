// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Where;
import java.util.ArrayList;
import java.util.List;

/** A finding in full: where, statement, what, effect, remedy; also for a test's failure message. */
public final class FindingText {

    private FindingText() {}

    /** Returns the lines of a finding, without indentation. */
    public static List<String> lines(Finding finding) {
        List<String> lines = new ArrayList<>();
        place(finding.where(), lines);
        lines.addAll(labelled("what:   ", Text.lines(finding.what())));
        lines.addAll(labelled("effect: ", Text.lines(finding.effect())));
        lines.addAll(labelled("remedy: ", Text.linesToRun(finding.remedy())));
        return lines;
    }

    private static void place(Where where, List<String> lines) {
        if (where.file() != null) {
            lines.add("where:  " + Text.line(where.file()) + (where.line() > 0 ? ", line " + where.line() : ""));
        }
        if (where.statement() != null) {
            lines.addAll(labelled("sql:    ", Text.lines(where.statement())));
        }
    }

    private static List<String> labelled(String label, List<String> text) {
        List<String> lines = new ArrayList<>();
        for (String line : text) {
            lines.add((lines.isEmpty() ? label : " ".repeat(label.length())) + line);
        }
        return lines;
    }
}
