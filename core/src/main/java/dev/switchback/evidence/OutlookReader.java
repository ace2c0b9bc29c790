// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import dev.switchback.forecast.Fit;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.Point;
import dev.switchback.forecast.Projection;
import dev.switchback.forecast.ScarceMemory;
import dev.switchback.forecast.StatementForecast;
import dev.switchback.forecast.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a migration will take in production. */
final class OutlookReader {

    private OutlookReader() {}

    static Outlook read(Node node) {
        return new Outlook(
                node.text("measure"),
                node.number("rows"),
                node.texts("assumed"),
                forecast(node.node("forward")),
                optional(node, "back").map(OutlookReader::forecast));
    }

    private static Optional<Node> optional(Node node, String key) {
        return node.has(key) ? Optional.of(node.node(key)) : Optional.empty();
    }

    private static Forecast forecast(Node node) {
        return new Forecast(
                node.nodes("statements", OutlookReader::statement),
                optional(node, "logBytes").map(OutlookReader::interval),
                optional(node, "diskBytes").map(OutlookReader::interval));
    }

    private static Interval interval(Node node) {
        return new Interval(node.decimal("low"), node.decimal("middle"), node.decimal("high"));
    }

    private static StatementForecast statement(Node node) {
        Set<Work.Kind> kinds = new HashSet<>();
        node.texts("kinds").forEach(kind -> kinds.add(Words.parse(Work.Kind.class, kind)));
        List<Point> points = node.nodes("points", point -> point(point, kinds));
        return new StatementForecast(
                Math.toIntExact(node.number("line")),
                node.text("command"),
                node.flag("blocksWrites"),
                new Projection(
                        points,
                        optional(node, "scarceMemory").map(OutlookReader::scarce),
                        kinds,
                        fit(node.node("fit")),
                        interval(node.node("seconds"))));
    }

    private static Fit fit(Node node) {
        return new Fit(
                Words.parse(Growth.class, node.text("growth")),
                node.decimal("power"),
                node.decimal("fixed"),
                node.decimal("perUnit"),
                node.decimal("drift"),
                node.number("upTo"));
    }

    private static Point point(Node node, Set<Work.Kind> kinds) {
        return new Point(node.number("rows"), node.decimals("seconds"), work(node, kinds));
    }

    private static ScarceMemory scarce(Node node) {
        return new ScarceMemory(node.decimal("part"), node.decimal("seconds"), known(node, "temporaryBytes"));
    }

    private static Work work(Node node, Set<Work.Kind> kinds) {
        return new Work(
                known(node, "rowsRead"),
                known(node, "rowsWritten"),
                known(node, "pages"),
                known(node, "logBytes"),
                known(node, "diskBytes"),
                known(node, "temporaryBytes"),
                kinds);
    }

    private static long known(Node node, String key) {
        return node.has(key) ? node.number(key) : Work.UNKNOWN;
    }
}
