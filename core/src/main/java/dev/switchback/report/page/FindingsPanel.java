// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Where;
import dev.switchback.report.Mark;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import java.util.ArrayList;
import java.util.List;

/** What the checks saw: what, effect, remedy, where; and what they could not see. */
final class FindingsPanel implements Panel {

    private static final int LONGEST = 6_000;
    private static final int LONGEST_IN_LITTLE_ROOM = 400;

    @Override
    public Html of(MigrationView migration, Room room) {
        List<Html> cards = new ArrayList<>();
        int longest = room.isTight() ? LONGEST_IN_LITTLE_ROOM : LONGEST;
        for (Judged judged : migration.judged()) {
            String run = migration.judged().size() > 1 ? judged.run().database() + ", " : "";
            for (CheckResult result : judged.evidence().results()) {
                unjudged(result, run, cards);
                result.findings()
                        .forEach(finding -> cards.add(card(finding, run + result.check(), migration, longest)));
            }
        }
        return cards.isEmpty()
                ? Html.none()
                : tag("section").of("findings").add(tag("h4").text("Findings"), Html.many(cards));
    }

    private static void unjudged(CheckResult result, String run, List<Html> cards) {
        if (Mark.of(result) == Mark.INCONCLUSIVE) {
            String reason = Reasons.of(result.verdict());
            cards.add(tag("div")
                    .of("finding open")
                    .add(head("?", "not judged", run + result.check()), tag("p").text(reason)));
        }
    }

    private static Html head(String sign, String id, String check) {
        return tag("p").of("id")
                .add(
                        tag("span").of("sign").with("aria-hidden", "true").text(sign),
                        tag("code").text(id),
                        tag("span").of("quiet").text(check));
    }

    private static Html card(Finding finding, String check, MigrationView migration, int longest) {
        Element card = tag("div").of("finding " + Marks.css(finding.severity()));
        card.add(head(Marks.sign(finding.severity()), finding.id(), check));
        card.add(tag("p").of("saw").text(cut(finding.what(), longest)));
        Element list = tag("dl");
        addTo(list, "Effect", Html.text(cut(finding.effect(), longest)));
        addTo(list, "Remedy", tag("span").of("remedy").text(cut(finding.remedy(), longest)));
        if (finding.where().file() != null) {
            addTo(list, "Where", where(finding.where(), migration, longest));
        }
        return card.add(list);
    }

    private static void addTo(Element list, String word, Html content) {
        list.add(tag("div").add(tag("dt").text(word), tag("dd").add(content)));
    }

    private static Html where(Where where, MigrationView migration, int longest) {
        boolean isOwn = migration.name().equals(where.file()) && where.line() > 0;
        String words = (isOwn ? "" : where.file() + (where.line() > 0 ? ", " : ""))
                + (where.line() > 0 ? "line " + where.line() : "")
                + (isOwn ? " of the script" : "");
        Html place = ScriptPanel.anchor(migration, where)
                .<Html>map(anchor -> tag("a").with("href", "#" + anchor).text(words))
                .orElse(tag("code").text(words));
        boolean isShown = where.statement() == null
                || ScriptPanel.anchor(migration, where).isPresent();
        return isShown
                ? place
                : Html.many(List.of(place, tag("code").of("statement").text(cut(where.statement(), longest))));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " … (more in the evidence)";
    }
}
