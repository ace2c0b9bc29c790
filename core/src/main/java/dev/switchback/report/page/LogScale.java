// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

/**
 * A logarithmic axis.
 *
 * @param least the value at its beginning
 * @param most  the value at its end
 * @param from  where that is drawn
 * @param to    where the end is drawn
 */
record LogScale(double least, double most, double from, double to) {

    double at(double value) {
        double inside = Math.min(most, Math.max(least, value));
        double share = (Math.log(inside) - Math.log(least)) / (Math.log(most) - Math.log(least));
        return from + share * (to - from);
    }

    /** Returns the value at a share of its length, from 0 to 1. */
    double value(double share) {
        return least * Math.pow(most / least, share);
    }

    boolean holds(double value) {
        return value >= least * 0.999 && value <= most * 1.001;
    }
}
