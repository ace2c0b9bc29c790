// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.evidence.CheckId;
import dev.switchback.impact.ImpactClass;
import dev.switchback.report.Mark;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.HistoryView;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Migrations by checks, with what each means and takes: the page in one table. */
final class Overview {

    private final HistoryView history;
    private final String id;
    private final boolean isNamed;

    Overview(HistoryView history, String id, boolean isNamed) {
        this.history = history;
        this.id = id;
        this.isNamed = isNamed;
    }

    Html html() {
        return tag("section")
                .of("overview")
                .with("id", "overview" + id)
                .with("aria-labelledby", "h-overview" + id)
                .add(
                        tag("h2")
                                .with("id", "h-overview" + id)
                                .text("Overview" + (isNamed ? " of " + history.title() : "")),
                        tag("div")
                                .of("scroll")
                                .with("role", "region")
                                .with("aria-labelledby", "h-overview" + id)
                                .with("tabindex", "0")
                                .add(table()),
                        legend());
    }

    private Html table() {
        Element table = tag("table").of("matrix");
        table.add(tag("caption").text("Each migration and what the checks say of it, the newest first."));
        table.add(tag("thead").add(headings()));
        Element body = tag("tbody");
        for (int i = history.migrations().size() - 1; i >= 0; i--) {
            body.add(row(history.migrations().get(i)));
        }
        return table.add(body);
    }

    private List<Html> headings() {
        List<Html> rows = new ArrayList<>();
        if (history.runs().size() > 1) {
            Element group = tag("tr").add(tag("td").with("colspan", "3"));
            history.runs()
                    .forEach(run -> group.add(tag("th")
                            .with("scope", "colgroup")
                            .with("colspan", run.checks().size() + 1)
                            .text(run.database() + (run.evidence().isComplete() ? "" : ", partial"))));
            rows.add(group);
        }
        Element row = tag("tr").add(heading("Version"), heading("Migration"), heading("Class"));
        for (RunView run : history.runs()) {
            run.checks().forEach(check -> row.add(heading(check.name()).of("c")));
            row.add(heading("In production"));
        }
        rows.add(row);
        return rows;
    }

    private static Element heading(String words) {
        return tag("th").with("scope", "col").text(words);
    }

    private Html row(MigrationView migration) {
        Element row = tag("tr")
                .with("data-m", Integer.toString(migration.number()))
                .add(
                        tag("td").of("v").text(migration.label()),
                        tag("th")
                                .with("scope", "row")
                                .add(
                                        tag("a").with("href", "#m" + migration.number())
                                                .text(migration.description()),
                                        destroys(migration)),
                        tag("td").add(Marks.of(migration.impact())));
        migration.judged().forEach(judged -> addTo(row, judged));
        return row;
    }

    private static Html destroys(MigrationView migration) {
        boolean destroys =
                migration.judged().stream().anyMatch(judged -> judged.impact().losesForGood());
        return destroys ? tag("span").of("destroys").text("destroys data") : Html.none();
    }

    private static void addTo(Element row, Judged judged) {
        for (CheckId check : judged.run().checks()) {
            Mark mark = judged.result(check).map(Mark::of).orElse(Mark.NOT_PLANNED);
            row.add(tag("td").of("c").add(Marks.of(mark)));
        }
        row.add(tag("td")
                .of("t")
                .text(judged.outlook()
                        .map(outlook -> Words.briefly(outlook.forward()))
                        .orElse("")));
    }

    private Html legend() {
        List<Html> items = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            boolean occurs = history.migrations().stream()
                    .flatMap(migration -> migration.judged().stream())
                    .anyMatch(judged -> judged.run().checks().stream()
                            .anyMatch(
                                    check -> judged.result(check).map(Mark::of).orElse(Mark.NOT_PLANNED) == mark));
            if (occurs) {
                items.add(tag("li").add(Marks.spelled(mark)));
            }
        }
        for (ImpactClass kind : ImpactClass.values()) {
            if (history.migrations().stream()
                    .anyMatch(migration -> migration.impact().equals(Optional.of(kind)))) {
                items.add(tag("li").of("meaning").add(Marks.of(Optional.of(kind)), Html.text(": " + kind.meaning())));
            }
        }
        return tag("ul").of("legend").with("aria-label", "Legend").add(items);
    }
}
