// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

/**
 * Duration as a function of the rows: {@code fixed + perUnit × g(rows)}, where {@code g} is what the growth says.
 *
 * @param growth  its class
 * @param power   with {@link Growth#WORSE} the power of the rows; 1 otherwise
 * @param fixed   seconds that it takes however few rows there are
 * @param perUnit seconds for each unit of {@code g}
 * @param drift   the factor by which a row costs more for each tenfold number of rows beyond {@code upTo}
 * @param upTo    the largest number of rows that was measured
 */
public record Fit(Growth growth, double power, double fixed, double perUnit, double drift, long upTo) {

    /** Returns the seconds at a number of rows. */
    public double at(double rows) {
        return fixed + perUnit * unit(growth, power, rows) * Math.pow(drift, decadesBeyond(rows));
    }

    /** Returns by how many powers of ten a number of rows lies beyond the largest one measured. */
    double decadesBeyond(double rows) {
        return Math.max(0, Math.log10(Math.max(1, rows) / Math.max(1, upTo)));
    }

    static double unit(Growth growth, double power, double rows) {
        return switch (growth) {
            case CONSTANT -> 0;
            case LINEAR -> rows;
            case LINEARITHMIC -> rows * Math.log(Math.max(2, rows)) / Math.log(2);
            case WORSE -> Math.pow(rows, power);
        };
    }
}
