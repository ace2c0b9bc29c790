// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.evidence.CheckId;
import dev.switchback.report.Mark;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.HistoryView;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import java.util.List;

/** All that is known of one migration. */
final class Article {

    private static final List<String> GRAVEST_FIRST = List.of("fail", "open", "warn", "ok");

    private final MigrationView migration;
    private final HistoryView history;
    private final Room room;

    Article(MigrationView migration, HistoryView history, Room room) {
        this.migration = migration;
        this.history = history;
        this.room = room;
    }

    Html html() {
        String heading = "m" + migration.number() + "-h";
        return tag("article")
                .of("migration")
                .with("id", "m" + migration.number())
                .with("data-v", verdict())
                .with("data-k", Marks.css(migration.impact()))
                .with("aria-labelledby", heading)
                .add(
                        tag("p").of("version").with("aria-hidden", "true").text(migration.label()),
                        tag("div")
                                .of("what")
                                .add(
                                        tag("h3")
                                                .with("id", heading)
                                                .add(
                                                        Marks.hidden(migration.label() + ": "),
                                                        Html.text(migration.description())),
                                        tag("p").of("file").add(tag("code").text(place())),
                                        signs(),
                                        Html.many(Panel.ALL.stream()
                                                .map(panel -> panel.of(migration, room))
                                                .toList())));
    }

    private String place() {
        return migration.script().path().orElse(migration.name());
    }

    private String verdict() {
        return migration.judged().stream()
                .map(Marks::worst)
                .min((one, other) -> GRAVEST_FIRST.indexOf(one) - GRAVEST_FIRST.indexOf(other))
                .orElse("open");
    }

    private Html signs() {
        Element signs = tag("ul").of("signs").add(tag("li").add(Marks.of(migration.impact())));
        migration.judged().forEach(judged -> addTo(signs, judged));
        return signs;
    }

    private void addTo(Element signs, Judged judged) {
        if (history.runs().size() > 1) {
            signs.add(tag("li").of("run").text(judged.run().database()));
        }
        for (CheckId check : judged.run().checks()) {
            judged.result(check)
                    .map(Mark::of)
                    .ifPresent(mark -> signs.add(tag("li").add(Marks.of(mark), Html.text(" " + check.name()))));
        }
        if (judged.evidence().results().isEmpty()) {
            signs.add(tag("li").of("quiet").text("only applied, not judged"));
        }
    }
}
