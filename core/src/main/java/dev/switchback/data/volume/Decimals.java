// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;

/** Numbers with so many digits behind the point, from zero on in steps of the last digit. */
final class Decimals implements Values {

    private static final long[] POWERS = new long[16];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private final int scale;
    private final long size;
    private final Ascii ascii = new Ascii();

    Decimals(int scale, long size) {
        this.scale = Math.min(scale, POWERS.length - 1);
        this.size = size;
    }

    /** Returns how many numbers have no more digits than that. */
    static long count(int digits) {
        return digits <= 0 || digits >= POWERS.length ? POWERS[POWERS.length - 1] : POWERS[digits];
    }

    @Override
    public void give(long number, RowSink sink) {
        ascii.clear().number(number / POWERS[scale]).letter('.').digits(number % POWERS[scale], 10, scale);
        ascii.give(sink);
    }

    @Override
    public long size() {
        return size;
    }
}
