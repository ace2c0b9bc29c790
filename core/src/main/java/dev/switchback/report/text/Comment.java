// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.impact.Destruction;
import dev.switchback.impact.Effect;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import dev.switchback.schema.DiffText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A comment for a change under review: short first, details folded. */
public final class Comment {

    private static final int MOST = 40;
    private static final int CHANGES = 15;
    /** GitHub takes 65,536 characters. */
    private static final int LONGEST = 60_000;

    private final Report report;
    private final List<MigrationView> migrations;
    private final StringBuilder out = new StringBuilder();

    private Comment(Report report, Predicate<MigrationView> isNew) {
        this.report = report;
        this.migrations = report.migrations().stream().filter(isNew).toList();
    }

    /**
     * Returns it in Markdown.
     *
     * @param isNew which migrations the change brings
     */
    public static String of(Report report, Predicate<MigrationView> isNew) {
        return new Comment(report, isNew).write();
    }

    private String write() {
        if (migrations.isEmpty()) {
            return "### Migrations: nothing new\n\nThis change brings no migration that has been rehearsed.\n"
                    + problems();
        }
        out.append("### ").append(headline()).append("\n\n").append(problems());
        out.append("| | changes | way back | in production | writers wait |\n|---|---|---|---|---|\n");
        migrations.stream().limit(MOST).forEach(this::row);
        if (migrations.size() > MOST) {
            out.append("\nand ").append(migrations.size() - MOST).append(" more, in the report\n");
        }
        lost();
        migrations.stream().limit(MOST).forEach(this::details);
        out.append("\n<sub>Switchback ")
                .append(Markdown.text(report.tool()))
                .append("; rehearsed on ")
                .append(databases())
                .append("</sub>\n");
        return out.toString();
    }

    private String headline() {
        long failing = migrations.stream()
                .filter(migration ->
                        !Facts.findings(migration, Severity.FAILURE).isEmpty())
                .count();
        String what = migrations.size() == 1 ? "1 migration" : migrations.size() + " migrations";
        if (failing > 0) {
            return "❌ " + what + ", " + failing + (failing == 1 ? " fails" : " fail") + " its rehearsal";
        }
        boolean isOpen = migrations.stream()
                .anyMatch(migration ->
                        !Facts.isJudged(migration) || Facts.wayBack(migration).startsWith("❔"));
        return (isOpen ? "❔ " + what + ", not all of it rehearsed" : "✅ " + what + ", rehearsed there and back");
    }

    private String problems() {
        List<String> sentences = new ArrayList<>(report.problems());
        report.histories()
                .forEach(history -> history.runs().stream()
                        .filter(run -> run.evidence().status() == Evidence.Status.PARTIAL)
                        .forEach(run ->
                                sentences.add("The run on " + run.database() + " does not speak for the whole history: "
                                        + String.join("; ", run.evidence().partial()) + ".")));
        StringBuilder lines = new StringBuilder();
        sentences.forEach(
                sentence -> lines.append("> ").append(Markdown.text(sentence)).append('\n'));
        return lines.isEmpty() ? "" : lines.append('\n').toString();
    }

    private void row(MigrationView migration) {
        out.append("| **")
                .append(Markdown.text(migration.label()))
                .append("** ")
                .append(Markdown.text(Markdown.cut(migration.description(), 80)))
                .append(" | ")
                .append(Facts.kind(migration))
                .append(" | ")
                .append(Facts.wayBack(migration))
                .append(" | ")
                .append(Facts.forecast(migration))
                .append(" | ")
                .append(Facts.downtime(migration))
                .append(" |\n");
    }

    private void lost() {
        List<Destruction> lost = migrations.stream()
                .flatMap(migration -> migration.judged().stream())
                .flatMap(judged -> judged.impact().destructions().stream())
                .filter(each -> !each.isRestored())
                .distinct()
                .toList();
        if (!lost.isEmpty()) {
            out.append("\n**Lost for good:**\n\n");
            lost.stream()
                    .limit(20)
                    .forEach(each -> out.append("- ")
                            .append(Markdown.text(Markdown.cut(each.what(), 400)))
                            .append('\n'));
        }
    }

    private void details(MigrationView migration) {
        if (out.length() > LONGEST) {
            return;
        }
        out.append("\n<details><summary>")
                .append(Markdown.text(migration.label()))
                .append(' ')
                .append(Markdown.text(Markdown.cut(migration.description(), 80)))
                .append("</summary>\n\n");
        out.append(Markdown.code(migration.script().path().orElse(migration.name())))
                .append("\n\n");
        changes(migration);
        Facts.outlook(migration)
                .ifPresent(outlook -> out.append("- Forward: ")
                        .append(Markdown.text(outlook.words(outlook.forward())))
                        .append(outlook.back()
                                .map(back -> "\n- Back: " + Markdown.text(outlook.words(back)))
                                .orElse(""))
                        .append('\n'));
        for (Severity severity : List.of(Severity.FAILURE, Severity.WARNING, Severity.NOTE)) {
            Facts.findings(migration, severity).forEach(finding -> finding(finding, severity));
        }
        out.append("\n</details>\n");
    }

    private void changes(MigrationView migration) {
        List<Effect> effects = migration.judged().stream()
                .filter(judged -> judged.step().isPresent())
                .findFirst()
                .map(judged -> judged.impact().effects())
                .orElse(List.of());
        effects.stream()
                .limit(CHANGES)
                .forEach(effect -> out.append("- ")
                        .append(Markdown.text(
                                Markdown.cut(DiffText.ofMigration().line(effect.change()), 300)))
                        .append("; ")
                        .append(Markdown.text(effect.why()))
                        .append('\n'));
        if (effects.size() > CHANGES) {
            out.append("- and ").append(effects.size() - CHANGES).append(" more changes\n");
        }
    }

    private void finding(Finding finding, Severity severity) {
        String sign = switch (severity) {
            case FAILURE -> "❌";
            case WARNING -> "⚠️";
            case NOTE -> "ℹ️";
        };
        String line = finding.where().line() > 0 ? " (line " + finding.where().line() + ")" : "";
        out.append("\n")
                .append(sign)
                .append(' ')
                .append(Markdown.code(finding.id()))
                .append(line)
                .append(' ')
                .append(Markdown.text(Markdown.cut(finding.what(), 800)));
        if (severity != Severity.NOTE) {
            out.append("\n\n").append(Markdown.block("text", Markdown.cut(finding.remedy(), 1_500)));
        } else {
            out.append('\n');
        }
    }

    private String databases() {
        return report.histories().stream()
                .flatMap(history -> history.runs().stream())
                .map(run -> Markdown.text(run.database()))
                .distinct()
                .reduce((one, other) -> one + ", " + other)
                .orElse("nothing");
    }
}
