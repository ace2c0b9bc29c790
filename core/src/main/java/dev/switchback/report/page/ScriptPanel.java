// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Where;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.ScriptView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scripts as they were judged, with what the checks have to say at their lines. */
final class ScriptPanel implements Panel {

    /** Longer ones scroll in a window of their own. */
    private static final int LONG = 60;

    private static final int LONGEST_NOTE = 400;

    @Override
    public Html of(MigrationView migration, Room room) {
        List<Html> scripts = new ArrayList<>();
        scripts.add(script("Script", "s", migration.script(), migration, room));
        migration
                .undo()
                .filter(undo ->
                        room.isAmple() || !findings(migration, undo.name()).isEmpty())
                .ifPresent(undo -> scripts.add(script("Undo script", "u", undo, migration, room)));
        return tag("section").of("scripts").add(scripts);
    }

    private static Html script(String title, String kind, ScriptView script, MigrationView migration, Room room) {
        if (script.text().isEmpty()) {
            return tag("p").of("quiet").text(title + " " + script.name() + ": " + script.remark());
        }
        List<String> lines = script.text().get().lines().toList();
        List<Finding> findings = findings(migration, script.name());
        Element details = tag("details").of("code");
        boolean says = findings.stream().anyMatch(finding -> finding.where().line() > 0);
        if (says && room.isAmple()) {
            details.with("open", "");
        }
        return details.add(
                tag("summary")
                        .add(
                                Html.text(title + " "),
                                tag("code").text(script.name()),
                                tag("span").of("quiet").text(" " + Words.count(lines.size(), "line"))),
                listing(lines, findings, "m" + migration.number() + kind, room));
    }

    private static List<Finding> findings(MigrationView migration, String script) {
        return migration.judged().stream()
                .flatMap(judged -> judged.evidence().results().stream())
                .flatMap(result -> result.findings().stream())
                .filter(finding -> isIn(finding.where(), script))
                .distinct()
                .toList();
    }

    private static boolean isIn(Where where, String script) {
        return where.file() != null && fileName(where.file()).equals(fileName(script));
    }

    private static String fileName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Returns where a page shows a line of which a finding speaks. */
    static Optional<String> anchor(MigrationView migration, Where where) {
        if (where.line() <= 0) {
            return Optional.empty();
        }
        boolean isUndo =
                migration.undo().filter(undo -> isIn(where, undo.name())).isPresent();
        Optional<ScriptView> script = isUndo ? migration.undo() : Optional.of(migration.script());
        return script.filter(view -> isIn(where, view.name()))
                .flatMap(ScriptView::text)
                .map(text -> "m" + migration.number() + (isUndo ? "u" : "s") + where.line());
    }

    private static Html listing(List<String> lines, List<Finding> findings, String id, Room room) {
        boolean isLong = lines.size() > LONG;
        Element listing = tag("div").of(isLong ? "sql long" : "sql");
        if (isLong) {
            listing.with("tabindex", "0").with("role", "region").with("aria-label", "Text of the script");
        }
        SqlColours colours = new SqlColours(room.isAmple());
        int left = room.sql();
        int number = 0;
        boolean isCut = false;
        for (String line : lines) {
            number++;
            int at = number;
            List<Finding> here = findings.stream()
                    .filter(finding -> finding.where().line() == at)
                    .toList();
            if (left < 0 && here.isEmpty()) {
                isCut = true;
                continue;
            }
            if (isCut) {
                listing.add(tag("p").of("cut").text("…"));
                isCut = false;
            }
            left -= line.length() + 12;
            listing.add(line(line, at, here, id, colours));
            here.forEach(finding -> listing.add(note(finding)));
        }
        return isCut ? listing.add(tag("p").of("cut").text("… up to line " + number + ", in the file")) : listing;
    }

    private static Html line(String line, int number, List<Finding> here, String id, SqlColours colours) {
        Element code = tag("code").with("data-n", Integer.toString(number)).add(colours.of(line));
        return here.isEmpty() ? code : code.with("id", id + number).of("marked");
    }

    /** The whole of it stands among the findings. */
    private static String cut(String text) {
        return text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE) + " …";
    }

    private static Html note(Finding finding) {
        return tag("p").of("at " + Marks.css(finding.severity()))
                .add(
                        tag("span").of("sign").with("aria-hidden", "true").text(Marks.sign(finding.severity())),
                        tag("strong").text(finding.id()),
                        Html.text(" " + cut(finding.what())));
    }
}
