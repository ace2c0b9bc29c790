// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import dev.switchback.impact.Destruction;
import dev.switchback.impact.Effect;
import dev.switchback.impact.ImpactClass;
import dev.switchback.report.view.HistoryView;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import dev.switchback.schema.DiffText;
import java.util.List;
import java.util.Optional;

/** The change log of a schema: what each version changed, what that means for applications, and what it takes. */
public final class ChangeLog {

    private static final int CHANGES = 60;

    private ChangeLog() {}

    /** Returns it in Markdown, the newest version first. */
    public static String of(Report report) {
        StringBuilder out = new StringBuilder("# Changes of the schema of " + Markdown.text(report.title()) + "\n\n");
        out.append(
                "Written by Switchback from what rehearsals saw. *Breaking*: code written for the version before misses something, or is"
                        + " refused. *Transforming*: it goes on, and may find other values or effects. *Additive*: it notices nothing.\n");
        report.problems()
                .forEach(problem ->
                        out.append("\n> ").append(Markdown.text(problem)).append('\n'));
        for (HistoryView history : report.histories()) {
            if (report.histories().size() > 1) {
                out.append("\n# ").append(Markdown.text(history.title())).append('\n');
            }
            for (int i = history.migrations().size() - 1; i >= 0; i--) {
                version(history.migrations().get(i), out);
            }
        }
        return out.toString();
    }

    private static void version(MigrationView migration, StringBuilder out) {
        out.append("\n## ")
                .append(Markdown.text(migration.label()))
                .append(": ")
                .append(Markdown.text(migration.description()))
                .append("\n\n");
        purpose(migration)
                .ifPresent(purpose -> out.append(Markdown.text(purpose)).append("\n\n"));
        out.append("**")
                .append(migration.impact().map(ImpactClass::toString).orElse("not known"))
                .append("** · ")
                .append(application(migration))
                .append("\n\n");
        Optional<Judged> known = migration.judged().stream()
                .filter(judged -> judged.step().isPresent())
                .findFirst();
        List<Effect> effects = known.map(judged -> judged.impact().effects()).orElse(List.of());
        effects.stream()
                .limit(CHANGES)
                .forEach(effect -> out.append("- ").append(line(effect)).append('\n'));
        if (effects.size() > CHANGES) {
            out.append("- and ").append(effects.size() - CHANGES).append(" more\n");
        }
        migration.judged().stream()
                .flatMap(judged -> judged.impact().destructions().stream())
                .filter(each -> !each.isRestored())
                .map(Destruction::what)
                .distinct()
                .forEach(what -> out.append("- **Lost for good:** ")
                        .append(Markdown.text(what))
                        .append('\n'));
        Facts.outlook(migration)
                .filter(outlook -> Facts.isSlow(outlook.forward()))
                .ifPresent(outlook -> out.append("- Takes ")
                        .append(Facts.forecast(migration))
                        .append(" in production; writers wait: ")
                        .append(Facts.downtime(migration))
                        .append(".\n"));
    }

    private static String line(Effect effect) {
        String change = Markdown.text(DiffText.ofMigration().line(effect.change()));
        return effect.weight() == ImpactClass.BREAKING
                ? change + " (**breaking**: " + Markdown.text(effect.why()) + ")"
                : change;
    }

    private static Optional<String> purpose(MigrationView migration) {
        return Optional.ofNullable(migration.header().get("Purpose")).map(lines -> String.join(" ", lines));
    }

    /** Returns which application code goes with it. */
    private static String application(MigrationView migration) {
        String needs = Optional.ofNullable(migration.header().get("Dependencies"))
                .map(lines -> " Needs: " + Markdown.text(String.join(" ", lines)))
                .orElse("");
        if (migration.impact().isEmpty()) {
            return "Which application code goes on is not known." + needs;
        }
        return switch (migration.impact().get()) {
            case BREAKING ->
                "Needs application code that knows version " + Markdown.text(migration.label()) + "." + needs;
            case TRANSFORMING -> "Application code for the version before goes on; look at what it reads." + needs;
            case ADDITIVE, UNCHANGED -> "Application code for the version before goes on." + needs;
        };
    }
}
