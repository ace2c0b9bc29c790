// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value in the making, used again for the next one: nothing is left behind for each of many million values. */
final class Ascii {

    private static final byte[] DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[64];
    private int length;

    Ascii clear() {
        length = 0;
        return this;
    }

    int length() {
        return length;
    }

    Ascii letter(char letter) {
        reserve(1);
        bytes[length++] = (byte) letter;
        return this;
    }

    Ascii word(byte[] word, int from, int count) {
        reserve(count);
        System.arraycopy(word, from, bytes, length, count);
        length += count;
        return this;
    }

    Ascii word(byte[] word) {
        return word(word, 0, word.length);
    }

    /** Appends a number of exactly so many digits of a base, with zeros before it. */
    Ascii digits(long number, int base, int count) {
        reserve(count);
        long rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = DIGITS[(int) Long.remainderUnsigned(rest, base)];
            rest = Long.divideUnsigned(rest, base);
        }
        length += count;
        return this;
    }

    /** Appends so many hexadecimal digits of a number, the last ones. */
    Ascii hex(long number, int count) {
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = DIGITS[(int) (number >>> 4 * (count - 1 - i)) & 15];
        }
        return this;
    }

    /** Appends a number that is not negative as it is. */
    Ascii number(long number) {
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        return digits(number, 10, count);
    }

    void upperCase() {
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) Character.toUpperCase(bytes[i]);
        }
    }

    /** Replaces the last letter if it is that one. */
    void replaceLast(char letter, char other) {
        if (length > 0 && bytes[length - 1] == letter) {
            bytes[length - 1] = (byte) other;
        }
    }

    void give(RowSink sink) {
        sink.plain(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
