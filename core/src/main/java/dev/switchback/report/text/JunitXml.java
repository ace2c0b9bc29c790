// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.report.FindingText;
import dev.switchback.report.html.Escape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run of the checks in the XML that continuous integration takes for the result of tests. */
public final class JunitXml {

    private JunitXml() {}

    /** Returns the document of one run: a test for each migration and check. */
    public static String of(Evidence evidence) {
        List<CheckResult> all = evidence.migrations().stream()
                .flatMap(migration -> migration.results().stream())
                .toList();
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<testsuite name=")
                .append(quoted(evidence.header().name()))
                .append(" timestamp=")
                .append(quoted(evidence.header().started().toString().replaceFirst("\\.\\d+Z$|Z$", "")))
                .append(" tests=\"")
                .append(all.size())
                .append("\" failures=\"")
                .append(count(all, Verdict.Failed.class))
                .append("\" errors=\"0\" skipped=\"")
                .append(count(all, Verdict.Inconclusive.class) + count(all, Verdict.NotApplicable.class))
                .append("\" time=")
                .append(quoted(seconds(all.stream().map(CheckResult::duration).reduce(Duration.ZERO, Duration::plus))))
                .append(">\n");
        evidence.migrations()
                .forEach(migration -> migration.results().forEach(result -> test(out, evidence, migration, result)));
        return out.append("</testsuite>\n").toString();
    }

    private static long count(List<CheckResult> all, Class<? extends Verdict> verdict) {
        return all.stream()
                .filter(result -> verdict.isInstance(result.verdict()))
                .count();
    }

    private static void test(StringBuilder out, Evidence evidence, MigrationEvidence migration, CheckResult result) {
        out.append("  <testcase classname=")
                .append(quoted(evidence.header().name()))
                .append(" name=")
                .append(quoted(migration.name() + ": " + result.check()))
                .append(" time=")
                .append(quoted(seconds(result.duration())))
                .append(">\n");
        if (result.verdict() instanceof Verdict.Failed) {
            failure(out, result);
        } else if (result.verdict() instanceof Verdict.Inconclusive inconclusive) {
            skipped(out, "inconclusive: " + inconclusive.reason());
        } else if (result.verdict() instanceof Verdict.NotApplicable not) {
            skipped(out, "not applicable: " + not.reason());
        }
        told(out, result);
        out.append("  </testcase>\n");
    }

    private static void failure(StringBuilder out, CheckResult result) {
        List<Finding> failures = withSeverity(result, Severity.FAILURE);
        String first = failures.isEmpty() ? "" : failures.get(0).what();
        String id = failures.isEmpty() ? "failed" : failures.get(0).id();
        out.append("    <failure type=")
                .append(quoted(id))
                .append(" message=")
                .append(quoted(first))
                .append('>')
                .append(Escape.markup(text(failures)))
                .append("</failure>\n");
    }

    private static List<Finding> withSeverity(CheckResult result, Severity severity) {
        return result.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    private static void skipped(StringBuilder out, String reason) {
        out.append("    <skipped message=").append(quoted(reason)).append("/>\n");
    }

    private static void told(StringBuilder out, CheckResult result) {
        List<Finding> warnings = withSeverity(result, Severity.WARNING);
        if (!warnings.isEmpty()) {
            out.append("    <system-out>").append(Escape.markup(text(warnings))).append("</system-out>\n");
        }
    }

    private static String text(List<Finding> findings) {
        return findings.stream()
                .map(finding -> String.join("\n", FindingText.lines(finding)))
                .collect(Collectors.joining("\n\n"));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1e3);
    }

    private static String quoted(String value) {
        return '"' + Escape.markup(value.replace('\n', ' ').replace('\t', ' ')) + '"';
    }
}
