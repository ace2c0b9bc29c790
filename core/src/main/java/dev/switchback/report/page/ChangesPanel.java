// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.impact.Destruction;
import dev.switchback.impact.Effect;
import dev.switchback.impact.SchemaStep;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import dev.switchback.schema.Change;
import dev.switchback.schema.DiffText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the schema, what that means, and what is lost for good. */
final class ChangesPanel implements Panel {

    private static final int SHOWN = 12;
    private static final int MOST = 200;

    @Override
    public Html of(MigrationView migration, Room room) {
        Optional<Judged> known = migration.judged().stream()
                .filter(judged -> judged.step().isPresent())
                .findFirst();
        List<Html> parts = new ArrayList<>();
        parts.add(tag("h4").text("Schema"));
        parts.add(known.map(judged -> changes(judged, room))
                .orElseGet(() ->
                        tag("p").of("quiet").text("The schema before and after it was not recorded for this text.")));
        parts.add(lost(migration, false));
        parts.add(lost(migration, true));
        return tag("section").of("changes").add(parts);
    }

    private static Html changes(Judged judged, Room room) {
        List<Effect> effects = judged.impact().effects();
        if (effects.isEmpty()) {
            return tag("p").of("quiet").text("The schema is the same before and after it.");
        }
        List<Html> lines = effects.stream()
                .limit(room.isTight() ? SHOWN : MOST)
                .map(ChangesPanel::line)
                .toList();
        Element shown = tag("ul").of("diff").add(lines.subList(0, Math.min(SHOWN, lines.size())));
        if (room.isTight()) {
            return Html.many(List.of(shown, more(effects.size() - SHOWN)));
        }
        if (lines.size() <= SHOWN) {
            return Html.many(List.of(shown, parts(judged, room)));
        }
        Element rest = tag("details")
                .add(
                        tag("summary").text(Words.count(effects.size() - SHOWN, "more change")),
                        tag("ul").of("diff").add(lines.subList(SHOWN, lines.size())));
        rest.add(more(effects.size() - MOST));
        return Html.many(List.of(shown, rest, parts(judged, room)));
    }

    private static Html more(int left) {
        return left > 0 ? tag("p").of("quiet").text("and " + left + " more, in the recorded schema") : Html.none();
    }

    private static Html line(Effect effect) {
        String weight = effect.weight().name().toLowerCase(Locale.ROOT);
        return tag("li")
                .of("k-" + weight)
                .add(
                        tag("span").of("sign").with("aria-hidden", "true").text(sign(effect.change())),
                        Html.text(DiffText.ofMigration().line(effect.change())),
                        tag("span").of("why").text(effect.why()));
    }

    private static String sign(Change change) {
        return change instanceof Change.Added ? "+" : change instanceof Change.Removed ? "−" : "~";
    }

    /** What comes with a new table, or goes with an old one. */
    private static Html parts(Judged judged, Room room) {
        List<Html> lines = judged.step().map(SchemaStep::diff).orElseThrow().changes().stream()
                .filter(change -> !change.key().owner().isEmpty())
                .filter(change -> judged.impact().effects().stream()
                        .noneMatch(effect -> effect.change().equals(change)))
                .limit(room.isAmple() ? 80 : 12)
                .<Html>map(change -> tag("li")
                        .add(
                                tag("span")
                                        .of("sign")
                                        .with("aria-hidden", "true")
                                        .text(sign(change)),
                                Html.text(DiffText.ofMigration().line(change))))
                .toList();
        return lines.isEmpty()
                ? Html.none()
                : tag("details")
                        .add(
                                tag("summary")
                                        .text("What comes or goes with tables: " + Words.count(lines.size(), "part")),
                                tag("ul").of("diff parts").add(lines));
    }

    private static Html lost(MigrationView migration, boolean isRestored) {
        List<Destruction> lost = migration.judged().stream()
                .flatMap(judged -> judged.impact().destructions().stream())
                .filter(each -> each.isRestored() == isRestored)
                .distinct()
                .toList();
        if (lost.isEmpty()) {
            return Html.none();
        }
        return tag("div")
                .of(isRestored ? "lost restored" : "lost")
                .add(
                        tag("h5")
                                .text(isRestored ? "Taken away, and brought back by the undo script" : "Lost for good"),
                        tag("ul")
                                .add(lost.stream()
                                        .map(each -> tag("li").text(each.what()))
                                        .toList()));
    }
}
