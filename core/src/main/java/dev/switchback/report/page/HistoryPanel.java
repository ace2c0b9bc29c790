// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.forecast.Outlook;
import dev.switchback.impact.SchemaSize;
import dev.switchback.impact.SchemaStep;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.HistoryView;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import java.util.Optional;

/** Duration and size over versions. */
final class HistoryPanel {

    private final HistoryView history;
    private final String id;

    HistoryPanel(HistoryView history, String id) {
        this.history = history;
        this.id = id;
    }

    Html html() {
        if (history.migrations().isEmpty()) {
            return Html.none();
        }
        HistoryPlot plot = new HistoryPlot(history, "history" + id);
        return tag("section")
                .of("over-time")
                .with("id", "history" + id)
                .with("aria-labelledby", "h-history" + id)
                .add(
                        tag("h2").with("id", "h-history" + id).text("Over time"),
                        tag("div").of("pair").add(plot.durations(), plot.sizes()),
                        tag("details")
                                .add(
                                        tag("summary").text("The numbers"),
                                        tag("div").of("scroll").add(table())));
    }

    private Html table() {
        Element head = tag("tr");
        for (String word : new String[] {"Version", "Takes in production", "Tables", "Columns", "Indexes"}) {
            head.add(tag("th").with("scope", "col").text(word));
        }
        Element body = tag("tbody");
        history.migrations().forEach(migration -> body.add(row(migration)));
        return tag("table")
                .of("over")
                .add(
                        tag("caption")
                                .text("Forecast and size of the schema after each version, on "
                                        + history.runs().get(0).database()),
                        tag("thead").add(head),
                        body);
    }

    private static Html row(MigrationView migration) {
        Optional<Outlook> outlook = migration.judged().get(0).outlook();
        Element row = tag("tr")
                .add(tag("th").with("scope", "row").text(migration.version().orElse(migration.description())));
        cell(row, outlook.map(known -> Words.briefly(known.forward())));
        Optional<SchemaSize> size = size(migration);
        cell(row, size.map(known -> Long.toString(known.tables())));
        cell(row, size.map(known -> Long.toString(known.columns())));
        cell(row, size.map(known -> Long.toString(known.indexes())));
        return row;
    }

    static Optional<SchemaSize> size(MigrationView migration) {
        return migration.judged().stream()
                .map(Judged::step)
                .flatMap(Optional::stream)
                .map(SchemaStep::size)
                .findFirst();
    }

    private static void cell(Element row, Optional<String> words) {
        row.add(tag("td").of("n").text(words.orElse("")));
    }
}
