// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Point;
import dev.switchback.forecast.StatementForecast;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import java.util.List;
import java.util.stream.Collectors;

/** What was measured of each statement, and what it takes in production: all numbers of the plot beside it. */
final class StatementTable {

    private static final int SHOWN = 25;
    private static final int LONGEST = 90;

    private StatementTable() {}

    static Html of(String title, Forecast script) {
        List<Long> counts = script.statements().stream()
                .flatMap(statement -> statement.projection().points().stream().map(Point::rows))
                .distinct()
                .sorted()
                .toList();
        Element head = tag("tr").add(heading("Line"), heading("Statement"));
        counts.forEach(count -> head.add(heading(Amounts.rows(count)).of("n")));
        head.add(heading("In production").of("n"));
        Element body = tag("tbody");
        script.statements().stream().limit(SHOWN).forEach(statement -> body.add(row(statement, counts)));
        if (script.statements().size() > SHOWN) {
            body.add(tag("tr")
                    .add(tag("td")
                            .with("colspan", counts.size() + 3)
                            .text("and " + (script.statements().size() - SHOWN) + " more, in the evidence")));
        }
        return tag("div")
                .of("scroll")
                .add(tag("table")
                        .of("statements")
                        .add(tag("caption").text(title), tag("thead").add(head), body));
    }

    private static Element heading(String words) {
        return tag("th").with("scope", "col").text(words);
    }

    private static Html row(StatementForecast statement, List<Long> counts) {
        Element row = tag("tr")
                .add(
                        tag("td").of("n").text(statement.line() > 0 ? Integer.toString(statement.line()) : ""),
                        tag("th")
                                .with("scope", "row")
                                .add(tag("code").text(cut(statement.command())), does(statement)));
        for (long count : counts) {
            row.add(tag("td")
                    .of("n")
                    .text(statement.projection().points().stream()
                            .filter(point -> point.rows() == count)
                            .findFirst()
                            .map(point -> Amounts.seconds(point.median()))
                            .orElse("")));
        }
        return row.add(tag("td").of("n").text(Words.span(statement.seconds())));
    }

    private static Html does(StatementForecast statement) {
        String kinds = statement.projection().kinds().stream()
                .sorted()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        String words = kinds + (statement.blocksWrites() ? (kinds.isEmpty() ? "" : "; ") + "writers wait" : "");
        return words.isEmpty() ? Html.none() : tag("span").of("does").text(words);
    }

    private static String cut(String command) {
        String line = command.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
