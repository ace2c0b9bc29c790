// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.evidence.EvidenceHeader;
import dev.switchback.impact.ImpactClass;
import dev.switchback.report.Mark;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.Report;
import dev.switchback.report.view.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one reads first: what it is about, whether all is well, and where to go from here. */
final class Masthead {

    private final Report report;
    private final Tally tally;

    Masthead(Report report) {
        this.report = report;
        this.tally = new Tally(report);
    }

    Html html() {
        return tag("header")
                .of("masthead")
                .add(
                        tag("div").of("bar").add(brand(), navigation()),
                        tag("p").of("eyebrow").text("Migration report"),
                        tag("h1").text(report.title()),
                        verdict(),
                        facts(),
                        runs());
    }

    private static Html brand() {
        Element road = tag("svg")
                .of("logo")
                .with("viewBox", "0 0 32 32")
                .with("aria-hidden", "true")
                .add(tag("path").with("d", "M4 27 H20 a5.5 5.5 0 0 0 0-11 H12 a5.5 5.5 0 0 1 0-11 H28"));
        return tag("span").of("brand").add(road, Html.text("Switchback"));
    }

    private Html navigation() {
        Element links = tag("nav").of("nav").with("aria-label", "Sections");
        boolean isOne = report.histories().size() == 1;
        for (int i = 0; i < report.histories().size(); i++) {
            String id = isOne ? "" : "-" + (i + 1);
            String of = isOne ? "" : " of " + report.histories().get(i).title();
            links.add(link("#overview" + id, "Overview" + of));
            if (isOne) {
                links.add(link("#history", "Over time"), link("#migrations", "Each migration"));
            }
        }
        return links;
    }

    private static Html link(String to, String words) {
        return tag("a").with("href", to).text(words);
    }

    private Html verdict() {
        long failed = tally.trials(Mark.FAILED);
        long open = tally.trials(Mark.INCONCLUSIVE);
        long warned = tally.trials(Mark.PASSED_WITH_WARNINGS);
        long all = failed + open + warned + tally.trials(Mark.PASSED) + tally.trials(Mark.NOT_APPLICABLE);
        Mark mark = failed > 0
                ? Mark.FAILED
                : open > 0 || all == 0 || isUnsure()
                        ? Mark.INCONCLUSIVE
                        : warned > 0 ? Mark.PASSED_WITH_WARNINGS : Mark.PASSED;
        return tag("p").of("verdict " + Marks.css(mark))
                .add(Marks.of(mark), Html.text(sentence(failed, open, warned, all)));
    }

    private boolean isUnsure() {
        return !report.problems().isEmpty()
                || report.histories().stream()
                        .flatMap(history -> history.runs().stream())
                        .anyMatch(run -> !run.evidence().isComplete());
    }

    private String sentence(long failed, long open, long warned, long all) {
        String of = " of " + Words.count(all, "check");
        if (all == 0) {
            return "Nothing was judged.";
        }
        if (failed > 0) {
            return failed
                    + of
                    + (failed == 1 ? " fails." : " fail.")
                    + (open > 0 ? " " + open + " could not be judged." : "");
        }
        if (open > 0) {
            return open + of + " could not be judged; none fails.";
        }
        if (isUnsure()) {
            return "No check fails, but this does not speak for the whole history: see the notes below.";
        }
        return "Every migration was rehearsed, and no check fails."
                + (warned == 0 ? "" : " " + warned + (warned == 1 ? " has" : " have") + " something to tell.");
    }

    private Html facts() {
        List<Html> facts = new ArrayList<>();
        facts.add(fact(tally.migrations(), tally.migrations() == 1 ? "migration" : "migrations", "plain"));
        for (ImpactClass kind :
                List.of(ImpactClass.BREAKING, ImpactClass.TRANSFORMING, ImpactClass.ADDITIVE, ImpactClass.UNCHANGED)) {
            if (tally.classes(Optional.of(kind)) > 0) {
                facts.add(fact(tally.classes(Optional.of(kind)), kind.toString(), "k-" + Marks.css(Optional.of(kind))));
            }
        }
        if (tally.destructive() > 0) {
            facts.add(fact(
                    tally.destructive(), tally.destructive() == 1 ? "destroys data" : "destroy data", "k-breaking"));
        }
        return tag("dl").of("facts").add(facts);
    }

    private static Html fact(long number, String words, String css) {
        return tag("div").of("fact " + css).add(tag("dt").text(words), tag("dd").text(Long.toString(number)));
    }

    private Html runs() {
        List<Html> runs = new ArrayList<>();
        report.histories().forEach(history -> history.runs().forEach(run -> runs.add(run(run))));
        return tag("ul").of("runs").with("aria-label", "Runs").add(runs);
    }

    private static Html run(RunView run) {
        EvidenceHeader header = run.evidence().header();
        return tag("li")
                .add(
                        tag("strong").text(run.database()),
                        Html.text(" · Flyway " + header.flyway() + " · " + Words.moment(header.started())),
                        header.commit()
                                .<Html>map(commit -> tag("span")
                                        .add(
                                                Html.text(" · commit "),
                                                tag("code").text(commit.substring(0, Math.min(10, commit.length())))))
                                .orElse(Html.none()),
                        tag("span").of("quiet").text(" · " + header.name()));
    }
}
