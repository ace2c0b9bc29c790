// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.Report;
import java.util.List;

/** Search and filters; the page's script shows them, since they do nothing without it. */
final class SearchBar {

    private record Choice(String value, String words) {}

    private static final List<Choice> VERDICTS = List.of(
            new Choice("", "any verdict"),
            new Choice("fail", "failed"),
            new Choice("open", "not judged"),
            new Choice("warn", "with warnings"),
            new Choice("ok", "all passed"));

    private static final List<Choice> CLASSES = List.of(
            new Choice("", "any class"),
            new Choice("breaking", "breaking"),
            new Choice("transforming", "transforming"),
            new Choice("additive", "additive"),
            new Choice("unchanged", "data only"),
            new Choice("unknown", "not known"));

    private SearchBar() {}

    static Html of(Report report) {
        if (report.migrations().isEmpty()) {
            return Html.none();
        }
        return tag("form")
                .of("search")
                .with("id", "search")
                .with("role", "search")
                .with("hidden", "")
                .add(
                        tag("label").of("vh").with("for", "q").text("Search names, SQL and findings"),
                        tag("input")
                                .with("id", "q")
                                .with("type", "search")
                                .with("autocomplete", "off")
                                .with("spellcheck", "false")
                                .with("placeholder", "Search names, SQL, findings …  ( / )"),
                        select("f-verdict", "Verdict", VERDICTS),
                        select("f-class", "Class", CLASSES),
                        tag("span")
                                .with("id", "hits")
                                .with("role", "status")
                                .with("aria-live", "polite")
                                .text(""));
    }

    private static Html select(String id, String label, List<Choice> choices) {
        Element select = tag("select").with("id", id);
        choices.forEach(
                choice -> select.add(tag("option").with("value", choice.value()).text(choice.words())));
        return tag("label").add(Marks.hidden(label), select);
    }
}
