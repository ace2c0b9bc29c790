// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;

/** Bytes as engines read them: hexadecimal digits behind {@code \x}. */
final class Bytes implements Values {

    private static final int NUMBER = 6;

    private final long seed;
    private final int length;
    private final Ascii ascii = new Ascii();

    Bytes(long seed, int length) {
        this.seed = seed;
        this.length = length;
    }

    @Override
    public void give(long number, RowSink sink) {
        int own = Math.min(NUMBER, length);
        ascii.clear().letter('\\').letter('x').hex(Mix.permuted(seed, number, 8 * own), 2 * own);
        long bits = Mix.of(seed, number);
        for (int i = own; i < length; i++) {
            ascii.hex(Long.rotateLeft(bits, i * 8), 2);
        }
        sink.text(ascii.toString());
    }

    @Override
    public long size() {
        return length >= NUMBER ? ENDLESS : 1L << 8 * length;
    }
}
