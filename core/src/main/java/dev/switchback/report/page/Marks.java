// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.evidence.Severity;
import dev.switchback.impact.ImpactClass;
import dev.switchback.report.Mark;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.Judged;
import java.util.Locale;
import java.util.Optional;

/** Signs with a shape of their own, so that colour is never all there is, and with words for those who do not see them. */
final class Marks {

    private Marks() {}

    /** Returns the sign of a verdict, and its words for a reader of the screen. */
    static Html of(Mark mark) {
        return tag("span")
                .of("mark " + css(mark))
                .with("role", "img")
                .with("aria-label", mark.meaning())
                .text(sign(mark));
    }

    /** Returns the sign with its words beside it. */
    static Html spelled(Mark mark) {
        return tag("span")
                .of("mark spelled " + css(mark))
                .add(tag("span").with("aria-hidden", "true").text(sign(mark)), Html.text(" " + mark.meaning()));
    }

    static Html hidden(String words) {
        return tag("span").of("vh").text(words);
    }

    static String css(Mark mark) {
        return switch (mark) {
            case PASSED -> "ok";
            case PASSED_WITH_WARNINGS -> "warn";
            case FAILED -> "fail";
            case INCONCLUSIVE, NOT_CARRIED_OUT -> "open";
            case NOT_APPLICABLE, NOT_PLANNED -> "none";
        };
    }

    private static String sign(Mark mark) {
        return switch (mark) {
            case PASSED -> "✓";
            case PASSED_WITH_WARNINGS -> "▲";
            case FAILED -> "✕";
            case INCONCLUSIVE -> "?";
            case NOT_APPLICABLE -> "○";
            case NOT_CARRIED_OUT -> "…";
            case NOT_PLANNED -> "–";
        };
    }

    /** Returns the badge of a class; what nobody has looked at is no class. */
    static Html of(Optional<ImpactClass> kind) {
        return tag("span")
                .of("kind k-" + css(kind))
                .add(
                        tag("span").with("aria-hidden", "true").text(sign(kind)),
                        tag("span").text(words(kind)));
    }

    static String words(Optional<ImpactClass> kind) {
        return kind.map(ImpactClass::toString).orElse("not known");
    }

    static String css(Optional<ImpactClass> kind) {
        return kind.map(known -> known.name().toLowerCase(Locale.ROOT)).orElse("unknown");
    }

    private static String sign(Optional<ImpactClass> kind) {
        return kind.map(known -> switch (known) {
                    case UNCHANGED -> "=";
                    case ADDITIVE -> "+";
                    case TRANSFORMING -> "~";
                    case BREAKING -> "!";
                })
                .orElse("?");
    }

    static String css(Severity severity) {
        return switch (severity) {
            case FAILURE -> "fail";
            case WARNING -> "warn";
            case NOTE -> "note";
        };
    }

    static String sign(Severity severity) {
        return switch (severity) {
            case FAILURE -> "✕";
            case WARNING -> "▲";
            case NOTE -> "i";
        };
    }

    /** Returns the gravest of what the checks of a run say, for filters. */
    static String worst(Judged judged) {
        boolean failed = has(judged, Mark.FAILED);
        boolean open =
                has(judged, Mark.INCONCLUSIVE) || judged.evidence().results().isEmpty();
        boolean warned = has(judged, Mark.PASSED_WITH_WARNINGS);
        return failed ? "fail" : open ? "open" : warned ? "warn" : "ok";
    }

    private static boolean has(Judged judged, Mark mark) {
        return judged.evidence().results().stream().anyMatch(result -> Mark.of(result) == mark);
    }
}
