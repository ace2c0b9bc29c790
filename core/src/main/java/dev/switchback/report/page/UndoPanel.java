// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.evidence.CheckResult;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Outlook;
import dev.switchback.report.Mark;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether there is a way back, what it restores, and how long it takes. */
final class UndoPanel implements Panel {

    private static final String CHECK = "rollback";

    @Override
    public Html of(MigrationView migration, Room room) {
        List<Html> sentences = new ArrayList<>();
        for (Judged judged : migration.judged()) {
            judged.result(CHECK)
                    .ifPresent(result -> sentences.add(
                            sentence(judged, result, migration.judged().size() > 1)));
        }
        return sentences.isEmpty()
                ? Html.none()
                : tag("section").of("undo").add(tag("h4").text("The way back"), Html.many(sentences));
    }

    private static Html sentence(Judged judged, CheckResult result, boolean isNamed) {
        return tag("p").add(
                        Marks.of(Mark.of(result)),
                        tag("span")
                                .text((isNamed ? judged.run().database() + ": " : "") + words(result) + time(judged)));
    }

    private static String words(CheckResult result) {
        return switch (Mark.of(result)) {
            case PASSED ->
                "The undo script restores the schema and every row exactly, and the migration applies once more.";
            case PASSED_WITH_WARNINGS ->
                "The undo script restores the schema and the rows, with something to know: see the findings.";
            case FAILED -> "There is no way back as it stands: see the findings.";
            case NOT_APPLICABLE -> capital(Reasons.of(result.verdict()));
            default -> "Whether there is a way back could not be seen: see the findings.";
        };
    }

    private static String capital(String sentence) {
        String bare = sentence.replaceFirst("\\.$", "");
        return bare.isEmpty() ? bare : bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1) + ".";
    }

    private static String time(Judged judged) {
        Optional<Forecast> back = judged.outlook().flatMap(Outlook::back);
        return back.map(script -> " In production it takes " + Words.briefly(script) + ".")
                .orElse("");
    }
}
