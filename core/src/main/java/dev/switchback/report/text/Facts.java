// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Outlook;
import dev.switchback.impact.Destruction;
import dev.switchback.report.Mark;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.ScriptView;
import java.util.List;
import java.util.Optional;

/** What is said of a migration in a few words, wherever there is room for no more. */
final class Facts {

    private Facts() {}

    static String kind(MigrationView migration) {
        return migration
                .impact()
                .map(kind -> switch (kind) {
                    case BREAKING -> "🔴 breaking";
                    case TRANSFORMING -> "🟠 transforming";
                    case ADDITIVE -> "🟢 additive";
                    case UNCHANGED -> "⚪ data only";
                })
                .orElse("❔ not known");
    }

    /** Returns whether the way back was tried. */
    static String wayBack(MigrationView migration) {
        List<Mark> marks = migration.judged().stream()
                .flatMap(judged -> judged.result("rollback").stream())
                .map(Mark::of)
                .toList();
        if (marks.contains(Mark.FAILED)) {
            return "❌ fails";
        }
        if (marks.isEmpty() || marks.contains(Mark.INCONCLUSIVE)) {
            return "❔ not tested";
        }
        return marks.contains(Mark.NOT_APPLICABLE)
                ? (isDeclared(migration) ? "⛔ none" : "➖ by its former text")
                : "✅ tested";
    }

    private static boolean isDeclared(MigrationView migration) {
        return migration.judged().stream()
                .flatMap(judged -> judged.impact().destructions().stream())
                .anyMatch(lost -> lost.kind() == Destruction.Kind.WAY_BACK);
    }

    /** Says whether the scripts are others now than those that were judged. */
    static boolean isEdited(MigrationView migration) {
        return migration.script().isEdited()
                || migration.undo().filter(ScriptView::isEdited).isPresent();
    }

    static Optional<Outlook> outlook(MigrationView migration) {
        return migration.judged().stream()
                .flatMap(judged -> judged.outlook().stream())
                .findFirst();
    }

    static String forecast(MigrationView migration) {
        return outlook(migration)
                .map(outlook -> Amounts.briefly(outlook.forward().seconds()))
                .orElseGet(() -> unmeasured(migration));
    }

    private static String unmeasured(MigrationView migration) {
        return unjudged(migration).stream()
                        .anyMatch(result -> result.check().name().equals("volume"))
                ? "❔ not known"
                : "—";
    }

    /** Returns the results of checks that did not see what they look for. */
    static List<CheckResult> unjudged(MigrationView migration) {
        return migration.judged().stream()
                .flatMap(judged -> judged.evidence().results().stream())
                .filter(result -> Mark.of(result) == Mark.INCONCLUSIVE)
                .toList();
    }

    /** Returns how long writers wait. */
    static String downtime(MigrationView migration) {
        return outlook(migration)
                .map(Outlook::forward)
                .map(forward -> forward.blocks() ? Amounts.briefly(forward.blockedSeconds()) : "none seen")
                .orElseGet(() -> unmeasured(migration));
    }

    static boolean isSlow(Forecast forecast) {
        return forecast.seconds().high() > 1;
    }

    static List<Finding> findings(MigrationView migration, Severity severity) {
        return migration.judged().stream()
                .flatMap(judged -> judged.evidence().results().stream())
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.severity() == severity)
                .distinct()
                .toList();
    }

    /** Says whether checks were carried out, and each of them saw what it looks for. */
    static boolean isJudged(MigrationView migration) {
        return migration.judged().stream()
                        .map(Judged::evidence)
                        .anyMatch(evidence -> !evidence.results().isEmpty())
                && unjudged(migration).isEmpty();
    }
}
