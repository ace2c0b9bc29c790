// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Limits;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.StatementForecast;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Duration against rows, both logarithmic: what was measured, the curve through it, and production with its interval and budgets. */
final class VolumePlot {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 270;
    private static final int LEFT = 58;
    private static final int RIGHT = 18;
    private static final int TOP = 20;
    private static final int BOTTOM = 42;
    private static final int STEPS = 24;
    private static final double[] TIMES = {
        0.0001, 0.001, 0.01, 0.1, 1, 10, 60, 600, 3_600, 36_000, 86_400 * 7, 86_400 * 365
    };
    private static final String[] TIME_WORDS = {
        "0.1 ms", "1 ms", "10 ms", "0.1 s", "1 s", "10 s", "1 min", "10 min", "1 h", "10 h", "7 days", "1 year"
    };

    private final String id;
    private final String title;
    private final Outlook outlook;
    private final Forecast script;
    private final Limits limits;
    private final MeasuredScript measured;
    private final LogScale x;
    private final LogScale y;

    VolumePlot(String id, String title, Outlook outlook, Forecast script, Limits limits) {
        this.id = id;
        this.title = title;
        this.outlook = outlook;
        this.script = script;
        this.limits = limits;
        this.measured = MeasuredScript.of(script);
        double first = measured.firstRows();
        double most = Math.max(outlook.rows(), measured.lastRows());
        this.x = new LogScale(first / 1.6, Math.max(most * 1.8, first * 10), LEFT, WIDTH - RIGHT);
        this.y = new LogScale(floor(), ceiling(), HEIGHT - BOTTOM, TOP);
    }

    private double floor() {
        double low = script.seconds().low() > 0 ? script.seconds().low() : 1;
        return Math.max(0.0001, Math.min(0.01, Math.min(low, measured.shortest()) / 2));
    }

    private double ceiling() {
        double most = Math.max(script.seconds().high(), measured.longest());
        return 2 * Math.max(seconds(limits.failure()), most);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    /** Returns the plot; empty if nothing was measured that could be drawn. */
    Optional<Html> html() {
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        Element svg = tag("svg")
                .of("plot")
                .with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .with("role", "img")
                .with("aria-labelledby", id + "-t " + id + "-d")
                .add(
                        tag("title").with("id", id + "-t").text(title + ", duration by rows"),
                        tag("desc").with("id", id + "-d").text(description()));
        axes(svg);
        budgets(svg);
        production(svg);
        svg.add(tag("path").of("fit").with("d", curve()));
        for (MeasuredScript.Sum sum : measured.sums()) {
            sum.runs().forEach(run -> svg.add(dot("run", sum.rows(), run, 2)));
            svg.add(dot("point", sum.rows(), sum.median(), 3.5));
        }
        return Optional.of(tag("figure").add(svg, tag("figcaption").text(caption())));
    }

    private String description() {
        String points = String.join(
                ", ",
                measured.sums().stream()
                        .map(sum -> Amounts.seconds(sum.median()) + " with " + Amounts.rows(sum.rows()) + " rows")
                        .toList());
        return "Measured: " + points + ". Forecast: " + Amounts.seconds(script.seconds()) + " with "
                + Words.volume(outlook)
                + ". Budgets: warning above " + Amounts.seconds(seconds(limits.warning())) + ", failure above "
                + Amounts.seconds(seconds(limits.failure())) + ".";
    }

    private String caption() {
        double here = fit(outlook.rows());
        double there = script.seconds().middle();
        boolean isCalibrated = here > 0 && there > 0.01 && (there / here > 1.5 || there / here < 0.67);
        return "Dots: measured on the machine of the rehearsal, the line goes through them. Bar: production, in nine cases of ten."
                + (isCalibrated
                        ? String.format(Locale.ROOT, " Production is taken to be %.2g times the curve.", there / here)
                        : "");
    }

    private void axes(Element svg) {
        Element grid = tag("g").of("axis");
        for (int i = 0; i < TIMES.length; i++) {
            if (y.holds(TIMES[i])) {
                double at = y.at(TIMES[i]);
                grid.add(line("grid", LEFT, at, WIDTH - RIGHT, at), label(LEFT - 8, at + 4, "end", TIME_WORDS[i]));
            }
        }
        for (double rows = 1; rows <= x.most(); rows *= 10) {
            if (x.holds(rows)) {
                grid.add(
                        line("tick", x.at(rows), HEIGHT - BOTTOM, x.at(rows), HEIGHT - BOTTOM + 4),
                        label(x.at(rows), HEIGHT - BOTTOM + 17, "middle", rows(rows)));
            }
        }
        grid.add(
                line("base", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM),
                label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", "rows of " + shortened(outlook.measure())));
        svg.add(grid);
    }

    private static String shortened(String name) {
        return name.length() <= 48 ? name : name.substring(0, 48) + "…";
    }

    private static String rows(double rows) {
        return rows < 1e3
                ? Long.toString((long) rows)
                : rows < 1e6
                        ? (long) (rows / 1e3) + "K"
                        : rows < 1e9 ? (long) (rows / 1e6) + "M" : (long) (rows / 1e9) + "B";
    }

    private static Element line(String css, double x1, double y1, double x2, double y2) {
        return tag("line").of(css).with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    }

    private static Element label(double x, double y, String anchor, String words) {
        return tag("text").with("x", x).with("y", y).with("text-anchor", anchor).text(words);
    }

    private void budgets(Element svg) {
        double warning = seconds(limits.warning());
        double failure = seconds(limits.failure());
        if (warning < failure) {
            svg.add(
                    line("limit warn", LEFT, y.at(warning), WIDTH - RIGHT, y.at(warning)),
                    label(LEFT + 6, y.at(warning) - 4, "start", "warning, " + Amounts.seconds(warning))
                            .of("limit"));
        }
        svg.add(
                line("limit fail", LEFT, y.at(failure), WIDTH - RIGHT, y.at(failure)),
                label(LEFT + 6, y.at(failure) - 4, "start", "failure, " + Amounts.seconds(failure))
                        .of("limit"));
    }

    private void production(Element svg) {
        double at = x.at(outlook.rows());
        Interval seconds = script.seconds();
        double low = y.at(seconds.low());
        double high = y.at(seconds.high());
        svg.add(line("volume", at, TOP - 4, at, HEIGHT - BOTTOM));
        svg.add(label(at - 5, HEIGHT - BOTTOM - 6, "end", Amounts.rows(outlook.rows()))
                .of("volume"));
        svg.add(tag("rect")
                .of("interval")
                .with("x", at - 4)
                .with("y", high)
                .with("width", 8)
                .with("height", Math.max(2, low - high))
                .with("rx", 2));
        svg.add(line("middle", at - 7, y.at(seconds.middle()), at + 7, y.at(seconds.middle())));
    }

    private double fit(double rows) {
        return script.statements().stream()
                .map(StatementForecast::projection)
                .mapToDouble(projection -> projection.fit().at(rows))
                .sum();
    }

    private String curve() {
        StringBuilder path = new StringBuilder();
        double first = measured.firstRows();
        LogScale along = new LogScale(first, Math.max(outlook.rows(), Math.max(measured.lastRows(), first + 1)), 0, 1);
        for (int i = 0; i <= STEPS; i++) {
            double rows = along.value((double) i / STEPS);
            path.append(i == 0 ? "M" : "L")
                    .append(Math.round(x.at(rows)))
                    .append(' ')
                    .append(Math.round(y.at(Math.max(y.least(), fit(rows)))));
        }
        return path.toString();
    }

    private Element dot(String css, double rows, double seconds, double radius) {
        return tag("circle")
                .of(css)
                .with("cx", x.at(Math.max(1, rows)))
                .with("cy", y.at(Math.max(y.least(), seconds)))
                .with("r", radius);
    }
}
