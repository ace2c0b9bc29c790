// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.evidence.CheckResult;
import dev.switchback.report.Mark;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;

/** What each check said, how long it took, and which text the verdicts are bound to. */
final class ChecksPanel implements Panel {

    @Override
    public Html of(MigrationView migration, Room room) {
        if (!room.isAmple()) {
            return Html.none();
        }
        Element body = tag("tbody");
        for (Judged judged : migration.judged()) {
            for (CheckResult result : judged.evidence().results()) {
                body.add(tag("tr")
                        .add(
                                tag("th")
                                        .with("scope", "row")
                                        .text(result.check().name()),
                                tag("td").text(judged.run().database()),
                                tag("td").add(Marks.spelled(Mark.of(result))),
                                tag("td").of("n").text(Words.took(result.duration()))));
            }
        }
        return tag("details")
                .of("bound")
                .add(
                        tag("summary").text("Checks, and the text that they are bound to"),
                        tag("table")
                                .of("checks")
                                .add(
                                        tag("caption").of("vh").text("Checks of " + migration.name()),
                                        tag("thead")
                                                .add(tag("tr")
                                                        .add(
                                                                heading("Check"),
                                                                heading("On"),
                                                                heading("Verdict"),
                                                                heading("Took").of("n"))),
                                        body),
                        hashes(migration));
    }

    private static Element heading(String words) {
        return tag("th").with("scope", "col").text(words);
    }

    private static Html hashes(MigrationView migration) {
        return migration.judged().stream()
                .findFirst()
                .map(judged -> judged.evidence())
                .<Html>map(evidence -> tag("p").of("hash")
                        .add(
                                Html.text("SHA-256 of the script "),
                                tag("code").text(evidence.sha256().orElse("none: a Java class")),
                                Html.text(", of all before it "),
                                tag("code").text(evidence.chainSha256())))
                .orElse(Html.none());
    }
}
