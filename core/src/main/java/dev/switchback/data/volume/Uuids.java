// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;

/** UUIDs of version 4 by their looks. */
final class Uuids implements Values {

    private final long seed;
    private final Ascii ascii = new Ascii();

    Uuids(long seed) {
        this.seed = seed;
    }

    @Override
    public void give(long number, RowSink sink) {
        append(ascii.clear(), seed, number).give(sink);
    }

    /** The first 60 bits alone might repeat among very many; with those behind them they do not. */
    static Ascii append(Ascii ascii, long seed, long number) {
        long high = Mix.of(seed, number);
        ascii.hex(high >>> 32, 8).letter('-').hex(high >>> 16, 4).letter('-').letter('4');
        return ascii.hex(high, 3)
                .letter('-')
                .letter('a')
                .hex(high >>> 12, 3)
                .letter('-')
                .hex(number, 12);
    }

    @Override
    public long size() {
        return ENDLESS;
    }
}
