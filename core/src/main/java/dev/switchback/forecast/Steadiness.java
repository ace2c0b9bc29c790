// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import static dev.switchback.forecast.Work.UNKNOWN;

/**
 * Tells a script whose time cannot depend on the rows, so that nothing is learnt from more of them.
 *
 * <p>Nothing that was counted has grown from one count to the next, and hardly a row was looked at: a catalog was changed.
 */
public final class Steadiness {

    private static final double FEW_SECONDS = 0.1;
    private static final double FEW_OF_THE_ROWS = 0.01;

    private Steadiness() {}

    /** Says so of two measurements of all of a script's statements together. */
    public static boolean isSteady(Point small, Point large) {
        Work work = large.work();
        boolean counted = work.rowsRead() != UNKNOWN && work.rowsWritten() != UNKNOWN && work.logBytes() != UNKNOWN;
        return counted
                && work.rowsRead() + work.rowsWritten() <= FEW_OF_THE_ROWS * large.rows()
                && WorkGrowth.grows(small, large).filter(grows -> !grows).isPresent()
                && large.median() < FEW_SECONDS;
    }
}
