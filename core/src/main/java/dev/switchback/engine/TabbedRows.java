// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Writes rows as lines with tabs between the values, the text format of PostgreSQL's COPY and the usual one of MySQL's LOAD DATA.
 *
 * <p>They go on a piece at a time, so that memory stays the same however many they are.
 */
public final class TabbedRows implements RowSink {

    /** Takes pieces of the text. */
    @FunctionalInterface
    public interface Piece {
        /** Takes the first bytes of a buffer; they are others once this has returned and another value is given. */
        void take(byte[] buffer, int length) throws SQLException;
    }

    /** A piece goes on once it is this long; no more than a row is kept beyond that. */
    private static final int PIECE = 1 << 16;

    private final Piece piece;
    private byte[] buffer = new byte[2 * PIECE];
    private int end;

    /** Gives the text to this. */
    public TabbedRows(Piece piece) {
        this.piece = piece;
    }

    @Override
    public void number(long value) {
        reserve(21);
        if (value == Long.MIN_VALUE) {
            text(Long.toString(value));
            return;
        }
        long rest = value;
        if (value < 0) {
            buffer[end++] = '-';
            rest = -value;
        }
        int start = end;
        do {
            buffer[end++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        reverse(start, end - 1);
        buffer[end++] = '\t';
    }

    private void reverse(int from, int to) {
        for (int i = from, j = to; i < j; i++, j--) {
            byte digit = buffer[i];
            buffer[i] = buffer[j];
            buffer[j] = digit;
        }
    }

    @Override
    public void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        reserve(2 * bytes.length + 1);
        for (byte b : bytes) {
            int letter = escape(b);
            if (letter != 0) {
                buffer[end++] = '\\';
            }
            buffer[end++] = letter == 0 ? b : (byte) letter;
        }
        buffer[end++] = '\t';
    }

    private static int escape(byte b) {
        return switch (b) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    @Override
    public void plain(byte[] ascii, int length) {
        reserve(length + 1);
        System.arraycopy(ascii, 0, buffer, end, length);
        end += length;
        buffer[end++] = '\t';
    }

    @Override
    public void nothing() {
        reserve(3);
        buffer[end++] = '\\';
        buffer[end++] = 'N';
        buffer[end++] = '\t';
    }

    @Override
    public void endRow() throws SQLException {
        // Behind each value stands a tab, and behind the last one the row ends.
        buffer[end - 1] = '\n';
        if (end >= PIECE) {
            flush();
        }
    }

    /** Lets go of what has not gone on yet. */
    public void flush() throws SQLException {
        int length = end;
        end = 0;
        piece.take(buffer, length);
    }

    private void reserve(int bytes) {
        if (end + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, end + bytes));
        }
    }
}
