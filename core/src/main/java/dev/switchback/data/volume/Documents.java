// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;
import java.nio.charset.StandardCharsets;

/** Small JSON documents about as long as they should be. */
final class Documents implements Values {

    private static final byte[] ID = "{\"id\": ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ACTIVE = ", \"active\": true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NAME = ", \"name\": \"".getBytes(StandardCharsets.US_ASCII);
    private static final int OWN = 37;

    private final long seed;
    private final int letters;
    private final Ascii ascii = new Ascii();

    Documents(long seed, int width) {
        this.seed = seed;
        this.letters = Math.max(1, width - OWN);
    }

    @Override
    public void give(long number, RowSink sink) {
        ascii.clear().word(ID).number(number).word(ACTIVE).word(NAME);
        long bits = Mix.of(seed, number);
        for (int i = 0; i < letters; i += 16) {
            ascii.hex(Long.rotateLeft(bits, i), Math.min(16, letters - i));
        }
        ascii.letter('"').letter('}').give(sink);
    }

    @Override
    public long size() {
        return ENDLESS;
    }
}
