// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.RowCount;
import dev.switchback.forecast.Amounts;
import java.util.Optional;

/**
 * What became of a table's rows. Pure.
 *
 * <p>Others write meanwhile: few rows less are no news, and a table of few rows may be one that is filled and emptied all day.
 *
 * @param before     the table before the migrations
 * @param after      the same table afterwards
 * @param isExpected whether a migration says that it deletes rows of it
 */
record RowLoss(RowCount before, RowCount after, boolean isExpected) {

    private static final long MANY = 1000;
    private static final double PART = 0.1;

    /** How bad it is. */
    enum Grade {
        /** Nothing to tell. */
        NONE,
        /** Told. */
        NOTE,
        /** Told as a warning. */
        WARNING,
        /** The release is not well. */
        TROUBLE
    }

    Grade grade() {
        long had = before.rows().orElse(0);
        if (had == 0 || !(isEmptied() || isShrunk())) {
            return Grade.NONE;
        }
        if (isExpected) {
            return Grade.NOTE;
        }
        return isEmptied() && had >= MANY ? Grade.TROUBLE : Grade.WARNING;
    }

    private boolean isEmptied() {
        return after.isEmpty();
    }

    private boolean isShrunk() {
        if (!before.isExact() || !after.isExact()) {
            return false;
        }
        long lost = before.rows().orElse(0) - after.rows().orElse(0);
        return lost >= MANY && lost >= PART * before.rows().orElse(0);
    }

    /** Says it, without a full stop. */
    String words() {
        return after.table() + " had " + (before.isExact() ? "" : "about ")
                + rows(before) + " rows before the migrations and has " + (isEmptied() ? "none" : rows(after))
                + (isExpected ? ", as they say that they delete some" : "");
    }

    private static String rows(RowCount count) {
        return Amounts.rows(count.rows().orElse(0));
    }

    /** Says what to do about it. */
    Optional<String> remedy() {
        return isExpected
                ? Optional.empty()
                : Optional.of(
                        "If that is meant, say so in the header of the migration that does it: -- Approved: rows-lost "
                                + after.table() + ", <why>; else the backup from before has them");
    }
}
