// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.report.FindingText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What JUnit shows of a trial.
 *
 * <p>ASCII only, because Windows consoles show nothing else reliably, and the file's name first, because some report writers
 * drop the test's name.
 */
final class TrialText {

    private static final String END = System.lineSeparator();

    private TrialText() {}

    /** Returns the test's name, unique in its class: {@code V2__add_email.sql: rollback}. */
    static String name(String migration, CheckId check) {
        return migration + ": " + check.name();
    }

    /** Returns what a failed trial says: the first failure in the first line, which is all that a summary may show. */
    static String of(CheckResult result) {
        List<Finding> shown = result.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
        if (shown.isEmpty()) {
            return name(result.migration(), result.check()) + " failed";
        }
        String first = shown.get(0).what().strip().lines().findFirst().orElse("");
        String more = shown.size() == 1 ? "" : " (and " + (shown.size() - 1) + " more)";
        String all = shown.stream().map(TrialText::of).collect(Collectors.joining(END + END));
        String file = first.startsWith(result.migration()) ? "" : result.migration() + ": ";
        return file + first + more + END + END + all;
    }

    /** Returns a finding in full, over several indented lines. */
    static String of(Finding finding) {
        String severity = finding.severity() == Severity.WARNING ? "    warning" + END : "";
        return FindingText.lines(finding).stream()
                .map(line -> "    " + line)
                .collect(Collectors.joining(END, severity, ""));
    }

    /** Returns the error to throw: without our own stack frames, with what a hook threw as its cause. */
    static AssertionFailedError failure(String message, @Nullable Throwable cause) {
        AssertionFailedError error = new AssertionFailedError(message, cause);
        error.setStackTrace(new StackTraceElement[0]);
        return error;
    }

    /** Returns what to throw so that a test counts as skipped. */
    static TestAbortedException aborted(String reason) {
        TestAbortedException aborted = new TestAbortedException(reason);
        aborted.setStackTrace(new StackTraceElement[0]);
        return aborted;
    }
}
