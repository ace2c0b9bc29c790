// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the console shows at the end of a rehearsal: the table, each failure in full, what could not be judged, warnings, and
 * the counts last, because the end of a log is what is read.
 */
public final class ConsoleReport {

    private static final int MAX_WARNINGS = 100;
    private static final int MAX_NOTES = 20;
    private static final int MAX_NAMES = 3;

    private final List<Subject> subjects;
    private final Results results;
    private final List<String> lines = new ArrayList<>();

    private ConsoleReport(List<Subject> subjects, List<CheckResult> results) {
        this.subjects = subjects;
        this.results = new Results(results);
    }

    /**
     * Returns the report as lines.
     *
     * @param subjects every migration, in order
     * @param results  of the checks that were carried out, in the order in which they are shown
     */
    public static List<String> of(List<Subject> subjects, List<CheckResult> results) {
        return new ConsoleReport(subjects, results).write();
    }

    private List<String> write() {
        lines.addAll(new Table(subjects, results).lines());
        results.marked(Mark.FAILED).forEach(this::failure);
        reasons(Mark.INCONCLUSIVE, "NOT JUDGED");
        reasons(Mark.NOT_APPLICABLE, "NOT APPLICABLE");
        forecasts();
        findings(Severity.WARNING, "WARNING", MAX_WARNINGS);
        findings(Severity.NOTE, "NOTE", MAX_NOTES);
        lines.add("");
        lines.add(new Counts(subjects, results).line());
        return List.copyOf(lines);
    }

    private void forecasts() {
        List<String> forecasts = ForecastLines.of(results.all());
        if (!forecasts.isEmpty()) {
            lines.add("");
            lines.add("FORECAST  for production's volume, as 90 % intervals");
            forecasts.forEach(line -> lines.add("    " + line));
        }
    }

    private void failure(CheckResult result) {
        lines.add("");
        lines.add("FAILED  " + name(result));
        List<Finding> failures = withSeverity(result, Severity.FAILURE);
        for (Finding finding : failures) {
            lines.add("");
            FindingText.lines(finding).forEach(line -> lines.add("    " + line));
        }
    }

    /** Names trials by the reason that they share, because one broken script leaves many others unjudged. */
    private void reasons(Mark mark, String heading) {
        Map<String, List<CheckResult>> byReason = results.marked(mark).stream()
                .collect(Collectors.groupingBy(
                        result -> reason(result.verdict()), LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reason, trials) -> {
            lines.add("");
            lines.add(heading + "  " + names(trials));
            Text.lines(reason).forEach(line -> lines.add("    " + line));
        });
    }

    private static String reason(Verdict verdict) {
        if (verdict instanceof Verdict.Inconclusive inconclusive) {
            return inconclusive.reason();
        }
        return verdict instanceof Verdict.NotApplicable notApplicable ? notApplicable.reason() : "";
    }

    private static String names(List<CheckResult> trials) {
        String first = trials.stream().limit(MAX_NAMES).map(ConsoleReport::name).collect(Collectors.joining(", "));
        return trials.size() <= MAX_NAMES ? first : first + " and " + (trials.size() - MAX_NAMES) + " more";
    }

    private void findings(Severity severity, String heading, int limit) {
        int shown = 0;
        int left = 0;
        for (CheckResult result : results.all()) {
            for (Finding finding : withSeverity(result, severity)) {
                if (shown < limit) {
                    shown++;
                    lines.add("");
                    lines.add(heading + "  " + name(result));
                    FindingText.lines(finding).forEach(line -> lines.add("    " + line));
                } else {
                    left++;
                }
            }
        }
        if (left > 0) {
            lines.add("");
            lines.add("and " + Text.count(left, heading.toLowerCase(Locale.ROOT)) + " more, in the evidence");
        }
    }

    private static List<Finding> withSeverity(CheckResult result, Severity severity) {
        return result.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    private static String name(CheckResult result) {
        return Text.line(result.migration()) + ": " + result.check();
    }
}
