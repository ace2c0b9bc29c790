// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A dump on its way into a schema beside the live one. Its events are put to sleep: the server's scheduler would run them there
 * while the rows are still being compared. And triggers lose the schema in their heads: MariaDB dumps them in the words of whoever
 * made them ({@code TRIGGER shop.audit BEFORE INSERT ON shop.orders}, 11.4), which would make them in the live schema.
 *
 * <p>Rows are let through as they are: the programs write them in lines that begin otherwise.
 */
final class QuietDump extends FilterInputStream {

    private static final byte[] EVENT = "/*!50106 CREATE*/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRIGGER = "/*!50003 CREATE*/".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 14;
    private static final int LONGEST_HEAD = 64;

    private final Consumer<String> asleep;
    private byte[] ready = new byte[0];
    private int taken;
    private boolean atLineStart = true;

    QuietDump(InputStream dump, Consumer<String> asleep) {
        super(new BufferedInputStream(dump, 1 << 16));
        this.asleep = asleep;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (taken == ready.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - taken);
        System.arraycopy(ready, taken, to, offset, count);
        taken += count;
        return count;
    }

    private boolean fill() throws IOException {
        taken = 0;
        ready = atLineStart && (begins(EVENT) || begins(TRIGGER)) ? rewritten(begins(EVENT)) : chunk();
        return ready.length > 0;
    }

    private boolean begins(byte[] word) throws IOException {
        in.mark(word.length);
        byte[] next = in.readNBytes(word.length);
        in.reset();
        return Arrays.equals(next, word);
    }

    /** Returns no more than the rest of a line. */
    private byte[] chunk() throws IOException {
        in.mark(CHUNK);
        byte[] next = in.readNBytes(CHUNK);
        int end = 0;
        while (end < next.length && next[end] != '\n') {
            end++;
        }
        atLineStart = end < next.length;
        int length = atLineStart ? end + 1 : next.length;
        in.reset();
        in.skipNBytes(length);
        return length == next.length ? next : Arrays.copyOf(next, length);
    }

    private byte[] rewritten(boolean isEvent) throws IOException {
        String text = line();
        if (isEvent) {
            return EventState.asleep(text, asleep).getBytes(StandardCharsets.ISO_8859_1);
        }
        for (int i = 0; i < LONGEST_HEAD && !TriggerHead.isWhole(text); i++) {
            text += line();
        }
        try {
            return TriggerHead.withoutSchema(text).getBytes(StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Every byte is a letter here, and is the same byte afterwards. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
