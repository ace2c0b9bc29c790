// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import dev.switchback.forecast.Work.Kind;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the fit for one statement's points.
 *
 * <p>The class of growth comes from what was counted first and from the clock second. The line goes through the largest point,
 * which is the least noisy and the nearest to production; the smaller ones only say how much of it is fixed.
 */
final class Fitting {

    /** What a statement takes for itself, such as the way to the server and back, and what a clock can tell apart there. */
    private static final double JITTER_SECONDS = 0.001;

    /** Below this the clock says nothing about a curve. */
    private static final double CURVE_SECONDS = 0.05;

    private static final double GROWN = 2;
    private static final double WORSE_POWER = 1.35;
    /** No cache makes ten times the rows cost more than forty times as much. */
    private static final double PLAIN_POWER = 1.6;

    private static final double HIGHEST_POWER = 3;

    private final List<Point> points;
    private final Point first;
    private final Point last;
    private final Optional<ScarceMemory> scarce;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

    Fitting(List<Point> points, Optional<ScarceMemory> scarce) {
        this.scarce = scarce;
        this.points =
                points.stream().sorted(Comparator.comparingLong(Point::rows)).toList();
        this.first = this.points.get(0);
        this.last = this.points.get(points.size() - 1);
        points.forEach(point -> kinds.addAll(point.work().kinds()));
    }

    Set<Kind> kinds() {
        return Set.copyOf(kinds);
    }

    Fit fit() {
        Growth growth = growth();
        double power = growth == Growth.WORSE ? power() : 1;
        double fixed = growth == Growth.CONSTANT ? constant() : fixed(growth, power);
        double drift = growth == Growth.CONSTANT || growth == Growth.WORSE
                ? 1
                : drift(last.median() - fixed).perDecade();
        double unit = Fit.unit(growth, power, last.rows());
        return new Fit(growth, power, fixed, unit == 0 ? 0 : (last.median() - fixed) / unit, drift, last.rows());
    }

    private Drift drift(double growing) {
        return Drift.of(kinds, last.median(), growing, scarce);
    }

    private Growth growth() {
        if (first.rows() == last.rows() || !grows()) {
            return Growth.CONSTANT;
        }
        if (power() > WORSE_POWER) {
            return Growth.WORSE;
        }
        // Where the table is written anew as well, that is most of it.
        boolean sorts = kinds.contains(Kind.INDEX_BUILD) && !kinds.contains(Kind.REWRITE);
        return sorts ? Growth.LINEARITHMIC : Growth.LINEAR;
    }

    /**
     * The clock is believed over the counts only where it is plain: work that nobody counts, such as a function's. Of the counts the
     * end says it: what looks up a row, or samples pages, grows with the logarithm, which is much at first and nothing later.
     */
    private boolean grows() {
        boolean plain = last.fastest() > GROWN * first.median() + CURVE_SECONDS;
        return plain
                || WorkGrowth.grows(points.get(points.size() - 2), last)
                        .orElseGet(() -> last.median() > GROWN * first.median() + JITTER_SECONDS);
    }

    /**
     * Returns the power of the rows with which it grows at its end.
     *
     * <p>What was counted goes before the clock: a table that has just outgrown a cache looks curved to the clock alone.
     */
    private double power() {
        Point before = points.get(points.size() - 2);
        Optional<Double> counted = WorkGrowth.power(before, last);
        if (counted.filter(power -> power > WORSE_POWER).isPresent() || last.median() < CURVE_SECONDS) {
            return clamp(counted.orElse(1.0));
        }
        double clocked = clocked(before);
        return clamp(counted.isEmpty() || clocked > PLAIN_POWER ? clocked : 1);
    }

    /** Of the fastest run: whatever else the machine does makes a run look steep, and never flat. */
    private double clocked(Point before) {
        double least = points.size() < 3 ? 0 : Math.min(first.median(), before.median() / 2);
        return Math.log((last.fastest() - least + JITTER_SECONDS) / (before.median() - least + JITTER_SECONDS))
                / Math.log((double) last.rows() / before.rows());
    }

    private static double clamp(double power) {
        return Math.max(1, Math.min(HIGHEST_POWER, power));
    }

    private double constant() {
        return points.stream().mapToDouble(Point::median).sorted().toArray()[(points.size() - 1) / 2];
    }

    /** Returns what is left of the smallest point when its rows are paid for at the price of the largest. */
    private double fixed(Growth growth, double power) {
        double part = Fit.unit(growth, power, first.rows()) / Fit.unit(growth, power, last.rows());
        double fixed = (first.median() - last.median() * part) / (1 - part);
        return Math.max(0, Math.min(fixed, last.median()));
    }

    /** Returns the standard deviation of the forecast's logarithm at a number of rows. */
    double deviation(Fit fit, double rows) {
        double decades = fit.decadesBeyond(rows);
        return switch (fit.growth()) {
            case CONSTANT -> 0.35 + 0.05 * decades;
            case LINEAR, LINEARITHMIC ->
                Math.hypot(noise(fit), drift(last.median() - fit.fixed()).deviation() * decades);
            case WORSE -> Math.hypot(noise(fit), 0.3 * decades);
        };
    }

    /** What the largest point's repetitions, and not knowing exactly what is fixed, leave open. */
    private double noise(Fit fit) {
        double repeated = last.seconds().size() == 1 ? 0.10 : Math.max(0.04, last.deviation());
        double growing = Math.max(last.median() - fit.fixed(), 1e-9);
        double unsure = (0.3 * fit.fixed() + JITTER_SECONDS / 2) / growing;
        return Math.hypot(repeated, Math.min(unsure, 2));
    }
}
