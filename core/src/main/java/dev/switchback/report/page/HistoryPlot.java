// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Outlook;
import dev.switchback.impact.SchemaSize;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.HistoryView;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Two small plots with the versions along them: how long each takes in production, and how the schema grows. */
final class HistoryPlot {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 210;
    private static final int LEFT = 58;
    private static final int RIGHT = 78;
    private static final int TOP = 14;
    private static final int BOTTOM = 34;
    private static final double LEAST = 0.01;
    private static final double[] TIMES = {0.01, 0.1, 1, 10, 60, 600, 3_600, 36_000, 604_800};
    private static final String[] TIME_WORDS = {
        "10 ms", "0.1 s", "1 s", "10 s", "1 min", "10 min", "1 h", "10 h", "7 days"
    };

    private final HistoryView history;
    private final List<MigrationView> migrations;
    private final String id;

    HistoryPlot(HistoryView history, String id) {
        this.history = history;
        this.migrations = history.migrations();
        this.id = id;
    }

    private double x(int index) {
        double step = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, migrations.size());
        return LEFT + (index + 0.5) * step;
    }

    private static Optional<Interval> seconds(MigrationView migration) {
        return migration.judged().stream()
                .map(Judged::outlook)
                .flatMap(Optional::stream)
                .map(Outlook::forward)
                .map(forward -> forward.seconds())
                .findFirst();
    }

    Html durations() {
        double most = migrations.stream()
                .flatMap(migration -> seconds(migration).stream())
                .mapToDouble(Interval::high)
                .max()
                .orElse(1);
        LogScale y = new LogScale(LEAST, Math.max(60, most * 2), HEIGHT - BOTTOM, TOP);
        long forecast = migrations.stream()
                .filter(migration -> seconds(migration).isPresent())
                .count();
        Element svg = svg(
                "d",
                "Forecast of each version in production",
                forecast + " of " + migrations.size()
                        + " migrations touch older tables and have a forecast; the longest takes up to "
                        + Amounts.seconds(most) + ".");
        for (int i = 0; i < TIMES.length; i++) {
            if (y.holds(TIMES[i])) {
                svg.add(
                        line("grid", LEFT, y.at(TIMES[i]), WIDTH - RIGHT, y.at(TIMES[i])),
                        label(LEFT - 8, y.at(TIMES[i]) + 4, "end", TIME_WORDS[i]));
            }
        }
        double width = Math.max(1, Math.min(14, 0.6 * (WIDTH - LEFT - RIGHT) / migrations.size()));
        for (int i = 0; i < migrations.size(); i++) {
            bar(svg, migrations.get(i), x(i), width, y);
        }
        return figure(
                versions(svg),
                "How long each version takes in production: the bar is the middle, the pale part nine cases of ten.");
    }

    private static void bar(Element svg, MigrationView migration, double at, double width, LogScale y) {
        seconds(migration).ifPresent(seconds -> {
            double middle = y.at(Math.max(LEAST, seconds.middle()));
            double high = y.at(Math.max(LEAST, seconds.high()));
            String words = migration.label() + " " + migration.description() + ": " + Amounts.seconds(seconds);
            svg.add(tag("g").add(
                            tag("title").text(words),
                            rect("pale", at - width / 2, high, width, y.from() - high),
                            rect("bar", at - width / 2, middle, width, Math.max(1.5, y.from() - middle))));
        });
    }

    private static Element rect(String css, double x, double y, double width, double height) {
        return tag("rect")
                .of(css)
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height);
    }

    Html sizes() {
        long most = migrations.stream()
                .flatMap(migration -> HistoryPanel.size(migration).stream())
                .mapToLong(size -> Math.max(size.columns(), size.indexes()))
                .max()
                .orElse(0);
        String last = migrations.stream()
                .flatMap(migration -> HistoryPanel.size(migration).stream())
                .reduce((one, other) -> other)
                .map(size ->
                        size.tables() + " tables, " + size.columns() + " columns and " + size.indexes() + " indexes")
                .orElse("not known");
        Element svg = svg("s", "Size of the schema after each version", "After the last version: " + last + ".");
        if (most == 0) {
            return figure(svg.add(label(WIDTH / 2.0, HEIGHT / 2.0, "middle", "No schema was recorded.")), "");
        }
        long step = step(most);
        for (long value = 0; value <= most + step; value += step) {
            double at = y(value, most);
            if (at >= TOP - 2) {
                svg.add(
                        line("grid", LEFT, at, WIDTH - RIGHT, at),
                        label(LEFT - 8, at + 4, "end", Long.toString(value)));
            }
        }
        double[] ends = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        series(svg, "a", "columns", SchemaSize::columns, most, ends, 0);
        series(svg, "b", "indexes", SchemaSize::indexes, most, ends, 1);
        series(svg, "c", "tables", SchemaSize::tables, most, ends, 2);
        return figure(versions(svg), "Size of the schema after each version: " + last + " at the end.");
    }

    private static long step(long most) {
        long step = 1;
        while (most / step > 6) {
            step *= String.valueOf(step).startsWith("2") ? 5 : 2;
            step = String.valueOf(step).startsWith("4") ? step / 4 * 5 : step;
        }
        return step;
    }

    private static double y(double value, double most) {
        return HEIGHT - BOTTOM - value / most * (HEIGHT - BOTTOM - TOP);
    }

    /** Labels stand at the ends of their lines, and make room for each other. */
    private void series(
            Element svg, String css, String name, ToLongFunction<SchemaSize> of, long most, double[] ends, int place) {
        StringBuilder path = new StringBuilder();
        double last = 0;
        for (int i = 0; i < migrations.size(); i++) {
            Optional<SchemaSize> size = HistoryPanel.size(migrations.get(i));
            if (size.isPresent()) {
                last = y(of.applyAsLong(size.get()), most);
                path.append(path.isEmpty() ? "M" : "L")
                        .append(Math.round(x(i)))
                        .append(' ')
                        .append(Math.round(last));
            }
        }
        double at = last + 4;
        for (int i = 0; i < place; i++) {
            at = Math.abs(at - ends[i]) < 13 ? ends[i] + 13 : at;
        }
        ends[place] = at;
        svg.add(
                tag("path").of("line s-" + css).with("d", path.toString()),
                label(WIDTH - RIGHT + 8, at, "start", name).of("s-" + css));
    }

    private Element versions(Element svg) {
        int every = Math.max(1, (migrations.size() + 11) / 12);
        for (int i = 0; i < migrations.size(); i += every) {
            svg.add(label(
                    x(i), HEIGHT - BOTTOM + 16, "middle", cut(migrations.get(i).label())));
        }
        return svg.add(line("base", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM));
    }

    private static String cut(String label) {
        return label.length() <= 8 ? label : "…" + label.substring(label.length() - 6);
    }

    private Element svg(String part, String title, String description) {
        return tag("svg")
                .of("plot")
                .with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .with("role", "img")
                .with("aria-labelledby", id + part + "-t " + id + part + "-d")
                .add(
                        tag("title").with("id", id + part + "-t").text(title),
                        tag("desc")
                                .with("id", id + part + "-d")
                                .text(description + " On "
                                        + history.runs().get(0).database() + "."));
    }

    private static Html figure(Element svg, String caption) {
        return tag("figure").add(svg, tag("figcaption").text(caption));
    }

    private static Element line(String css, double x1, double y1, double x2, double y2) {
        return tag("line").of(css).with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    }

    private static Element label(double x, double y, String anchor, String words) {
        return tag("text").with("x", x).with("y", y).with("text-anchor", anchor).text(words);
    }
}
