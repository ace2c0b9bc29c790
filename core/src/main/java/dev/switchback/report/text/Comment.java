// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.impact.Destruction;
import dev.switchback.impact.Effect;
import dev.switchback.report.view.Brought;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import dev.switchback.schema.DiffText;
import java.util.ArrayList;
import java.util.List;

/** A comment for a change under review: short first, details folded. */
public final class Comment {

    private static final int MOST = 40;
    private static final int CHANGES = 15;
    /** GitHub takes 65,536 characters. */
    private static final int LONGEST = 60_000;

    private final Report report;
    private final Brought brought;
    private final List<MigrationView> migrations;
    private final StringBuilder out = new StringBuilder();

    private Comment(Report report, Brought brought) {
        this.report = report;
        this.brought = brought;
        this.migrations = brought.migrations();
    }

    /** Returns it in Markdown. */
    public static String of(Report report, Brought brought) {
        return new Comment(report, brought).write();
    }

    private String write() {
        out.append("### ").append(headline()).append("\n\n").append(problems()).append(against());
        if (migrations.isEmpty()) {
            return out.toString();
        }
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

    /** Says what the migrations are new against, since nothing else tells which are left out. */
    private String against() {
        if (brought.against().isEmpty()) {
            return "";
        }
        int others = report.migrations().size() - migrations.size();
        String left = others == 0
                ? ""
                : others == 1 ? "; 1 other is as it is there" : "; " + others + " others are as they are there";
        return (migrations.isEmpty()
                        ? "Every migration that was rehearsed (" + others + ") is as it is in "
                        : "New or other than in ")
                + Markdown.code(brought.against())
                + (migrations.isEmpty() ? "" : left)
                + ".\n\n";
    }

    private String headline() {
        if (migrations.isEmpty()) {
            return isSure() ? "Migrations: nothing new" : "❔ Migrations: nothing new that was rehearsed";
        }
        long failing = migrations.stream()
                .filter(migration ->
                        !Facts.findings(migration, Severity.FAILURE).isEmpty())
                .count();
        String what = migrations.size() == 1 ? "1 migration" : migrations.size() + " migrations";
        if (failing > 0) {
            return "❌ " + what + ", " + failing + (failing == 1 ? " fails" : " fail") + " its rehearsal";
        }
        boolean isOpen = !isSure()
                || migrations.stream()
                        .anyMatch(migration -> !Facts.isJudged(migration)
                                || Facts.wayBack(migration).startsWith("❔")
                                || Facts.isEdited(migration));
        return (isOpen ? "❔ " + what + ", not all of it rehearsed" : "✅ " + what + ", rehearsed there and back");
    }

    private boolean isSure() {
        return brought.doubts().isEmpty() && report.problems().isEmpty();
    }

    private String problems() {
        List<String> sentences = new ArrayList<>(brought.doubts());
        sentences.addAll(report.problems());
        sentences.addAll(brought.remarks());
        report.histories()
                .forEach(history -> history.runs().stream()
                        .filter(run -> run.evidence().status() == Evidence.Status.PARTIAL)
                        .forEach(run ->
                                sentences.add("The run on " + run.database() + " does not speak for the whole history: "
                                        + String.join("; ", run.evidence().partial()) + ".")));
        StringBuilder lines = new StringBuilder();
        sentences.forEach(
                sentence -> lines.append("> - ").append(Markdown.text(sentence)).append('\n'));
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
        if (migration.script().isEdited()) {
            out.append("❔ ").append(Markdown.text(migration.script().remark())).append("\n\n");
        }
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
        Facts.unjudged(migration).stream().map(Comment::unjudged).distinct().forEach(out::append);
        out.append("\n</details>\n");
    }

    private static String unjudged(CheckResult result) {
        String reason = result.verdict() instanceof Verdict.Inconclusive inconclusive ? inconclusive.reason() : "";
        return "\n❔ " + Markdown.code(result.check().name()) + " " + Markdown.lines(Markdown.cut(reason, 800)) + "\n";
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
                .append(Markdown.lines(Markdown.cut(finding.what(), 800)));
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
