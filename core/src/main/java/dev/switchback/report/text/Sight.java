// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Verdict;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Outlook;
import dev.switchback.impact.Destruction;
import dev.switchback.impact.Effect;
import dev.switchback.impact.Impact;
import dev.switchback.impact.ImpactClass;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import dev.switchback.schema.DiffText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rehearsal saw of a migration, as plain text for each word of a header; empty where it has seen nothing. */
final class Sight {

    private static final int SHOWN = 6;
    private static final String ROLLBACK = "rollback";

    private Sight() {}

    /** Returns the class, what changes, and how long writers wait, part by part. */
    static List<String> impact(MigrationView migration) {
        return migration.judged().stream()
                .filter(judged -> judged.step().isPresent())
                .findFirst()
                .map(judged -> Stream.of(
                                Stream.of(migration
                                        .impact()
                                        .orElse(ImpactClass.UNCHANGED)
                                        .toString()),
                                changes(judged.impact()),
                                losses(judged.impact()),
                                waiting(migration))
                        .flatMap(parts -> parts)
                        .toList())
                .orElse(List.of());
    }

    /** What several changes mean alike is said once. */
    private static Stream<String> changes(Impact impact) {
        List<Effect> effects = impact.effects();
        Map<String, List<String>> alike = new LinkedHashMap<>();
        effects.stream()
                .limit(SHOWN)
                .forEach(effect -> alike.computeIfAbsent(effect.why(), any -> new ArrayList<>())
                        .add(DiffText.ofMigration().line(effect.change())));
        List<String> lines = new ArrayList<>();
        alike.forEach((why, changes) -> lines.add(String.join(", ", changes) + ": " + why));
        if (effects.size() > SHOWN) {
            lines.add("and " + (effects.size() - SHOWN) + " more changes");
        }
        return effects.isEmpty() ? Stream.of("the schema stays as it is") : lines.stream();
    }

    private static Stream<String> losses(Impact impact) {
        return impact.destructions().stream()
                .filter(loss -> loss.kind() == Destruction.Kind.VALUES)
                .map(loss -> sentence(loss.what()))
                .limit(SHOWN);
    }

    private static Stream<String> waiting(MigrationView migration) {
        return Facts.outlook(migration).stream()
                .filter(outlook -> outlook.forward().blocks() && Facts.isSlow(outlook.forward()))
                .map(outlook ->
                        "writers wait " + Amounts.seconds(outlook.forward().blockedSeconds()));
    }

    /** Returns where the tables come from that it needs. */
    static Optional<String> dependencies(MigrationView migration, Optional<Map<String, List<String>>> origins) {
        return origins.flatMap(needed -> {
            if (needed.isEmpty()) {
                boolean isSeen = migration.impact().orElse(ImpactClass.UNCHANGED) != ImpactClass.UNCHANGED;
                return isSeen
                        ? Optional.of("no table of an earlier migration, as far as the schema tells")
                        : Optional.empty();
            }
            String names = needed.entrySet().stream()
                    .limit(SHOWN)
                    .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
                    .collect(Collectors.joining(", "));
            return Optional.of(names + (needed.size() > SHOWN ? " and " + (needed.size() - SHOWN) + " more" : ""));
        });
    }

    /** Returns what the undo script brings back, or not. */
    static Optional<String> rollback(MigrationView migration) {
        List<CheckResult> results = migration.judged().stream()
                .flatMap(judged -> judged.result(ROLLBACK).stream())
                .toList();
        Optional<CheckResult> other = results.stream()
                .filter(result -> !(result.verdict() instanceof Verdict.Passed))
                .findFirst();
        if (other.isPresent()) {
            return notPassed(other.get());
        }
        return migration
                .undo()
                .filter(undo -> !results.isEmpty())
                .map(undo -> undo.name() + " brings back the schema and every row, as rehearsed"
                        + withWarnings(results)
                        + Facts.outlook(migration)
                                .flatMap(Outlook::back)
                                .map(back -> "; it takes " + Amounts.seconds(back.seconds()) + " in production")
                                .orElse(""));
    }

    private static String withWarnings(List<CheckResult> results) {
        List<String> findings = results.stream()
                .flatMap(result -> result.findings().stream())
                .map(Finding::what)
                .map(Sight::sentence)
                .distinct()
                .limit(2)
                .toList();
        return findings.isEmpty() ? "" : ", but: " + String.join("; ", findings);
    }

    private static Optional<String> notPassed(CheckResult result) {
        if (result.verdict() instanceof Verdict.Failed) {
            return result.findings().stream()
                    .findFirst()
                    .map(finding -> "not as it stands: " + sentence(finding.what()));
        }
        return result.verdict() instanceof Verdict.NotApplicable not ? Optional.of(not.reason()) : Optional.empty();
    }

    /** Returns which checks ran on which product with which result. */
    static List<String> testing(MigrationView migration) {
        return migration.judged().stream()
                .filter(judged -> !judged.evidence().results().isEmpty())
                .map(Sight::run)
                .toList();
    }

    private static String run(Judged judged) {
        List<String> parts = new ArrayList<>();
        named("passed", Verdict.Passed.class::isInstance, judged).ifPresent(parts::add);
        named("failed", Verdict.Failed.class::isInstance, judged).ifPresent(parts::add);
        named("inconclusive", Verdict.Inconclusive.class::isInstance, judged).ifPresent(parts::add);
        String forecast = judged.outlook().map(Sight::forecast).orElse("");
        return "rehearsed on " + judged.run().database() + ", " + String.join(", ", parts) + forecast;
    }

    private static Optional<String> named(String word, Predicate<Verdict> wanted, Judged judged) {
        List<String> checks = judged.evidence().results().stream()
                .filter(result -> wanted.test(result.verdict()))
                .map(result -> result.check().name())
                .toList();
        return checks.isEmpty() ? Optional.empty() : Optional.of(enumerated(checks) + " " + word);
    }

    private static String enumerated(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String forecast(Outlook outlook) {
        Forecast forward = outlook.forward();
        long rows = forward.statements().stream()
                .flatMap(statement -> statement.projection().points().stream())
                .mapToLong(point -> point.rows())
                .max()
                .orElse(0);
        String measured = rows == 0 ? "" : ", measured with up to " + Amounts.rows(rows) + " rows";
        return measured + ", in production it " + outlook.words(forward);
    }

    /** Returns the beginning of a text that has details below it, without the full stop. */
    private static String sentence(String text) {
        return text.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
    }
}
