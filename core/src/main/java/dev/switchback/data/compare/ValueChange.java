// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Tells what became of a value that is another one afterwards. */
final class ValueChange {

    private ValueChange() {}

    /** Returns the kind of difference that an undo left. */
    static LossKind restored(ColumnPair pair, String old, String now) {
        if (pair.old().kind().isNumber() && isRounded(old, now)) {
            return LossKind.VALUES_ROUNDED;
        }
        return pair.old().kind().isText() && isCut(old, now) ? LossKind.VALUES_CUT : LossKind.VALUES_CHANGED;
    }

    /** Says whether a number is the other with digits missing. */
    static boolean isRounded(String old, String now) {
        if (!Canonical.isNumber(plain(old)) || !Canonical.isNumber(plain(now))) {
            return false;
        }
        BigDecimal exact = new BigDecimal(plain(old)).stripTrailingZeros();
        BigDecimal other = new BigDecimal(plain(now)).stripTrailingZeros();
        if (exact.compareTo(other) == 0) {
            return false;
        }
        return isRoundedAt(exact, other, Math.max(other.scale(), 0)) || isRoundedAt(exact, other, other.scale());
    }

    private static boolean isRoundedAt(BigDecimal exact, BigDecimal other, int scale) {
        return exact.scale() > scale
                && (exact.setScale(scale, RoundingMode.HALF_UP).compareTo(other) == 0
                        || exact.setScale(scale, RoundingMode.HALF_EVEN).compareTo(other) == 0
                        || exact.setScale(scale, RoundingMode.DOWN).compareTo(other) == 0
                        || exact.setScale(scale, RoundingMode.FLOOR).compareTo(other) == 0);
    }

    /** Says whether a number is the other as a float keeps it: its first six or seven digits. */
    static boolean isNear(String old, String now) {
        if (!Canonical.isNumber(plain(old)) || !Canonical.isNumber(plain(now))) {
            return false;
        }
        BigDecimal exact = new BigDecimal(plain(old));
        BigDecimal difference = exact.subtract(new BigDecimal(plain(now))).abs();
        return difference.signum() != 0 && difference.compareTo(exact.abs().movePointLeft(6)) < 0;
    }

    private static String plain(String number) {
        return number.strip().replaceAll("[$,]", "");
    }

    /** Says whether a text is the beginning of the other, and something that counts is missing. */
    static boolean isCut(String old, String now) {
        return now.length() < old.length() && old.startsWith(now) && hasContent(old.substring(now.length()));
    }

    private static boolean hasContent(String rest) {
        return rest.codePoints().anyMatch(c -> !Character.isWhitespace(c));
    }
}
