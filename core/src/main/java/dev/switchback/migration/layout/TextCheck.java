// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the first place in a file that is no text in an encoding, without keeping more of the file than a piece. */
public final class TextCheck {

    /**
     * Bytes that are no text.
     *
     * @param bytes  in hexadecimal
     * @param offset of the first, from 0
     * @param line   from 1
     */
    public record Fault(String bytes, long offset, int line) {}

    private static final int PIECE = 64 * 1024;

    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private final CharBuffer text = CharBuffer.allocate(PIECE);
    private long decoded;
    private int line = 1;

    private TextCheck(Charset encoding) {
        this.decoder = encoding.newDecoder();
    }

    /** Returns the first fault, if there is one. */
    public static Optional<Fault> of(Path file, Charset encoding) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new TextCheck(encoding).read(in);
        }
    }

    private Optional<Fault> read(InputStream in) throws IOException {
        for (boolean atEnd = false; !atEnd; ) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            atEnd = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            CoderResult result = decode(atEnd);
            if (result.isError()) {
                return Optional.of(fault(result.length()));
            }
            bytes.compact();
        }
        return Optional.empty();
    }

    private CoderResult decode(boolean atEnd) {
        CoderResult result;
        do {
            int before = bytes.position();
            result = decoder.decode(bytes, text, atEnd);
            decoded += bytes.position() - before;
            line += (int) text.flip().chars().filter(c -> c == '\n').count();
            text.clear();
        } while (result.isOverflow());
        return result;
    }

    private Fault fault(int length) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < length; i++) {
            shown.append(i == 0 ? "" : " ").append("%02X".formatted(bytes.get(bytes.position() + i)));
        }
        return new Fault(shown.toString(), decoded, line);
    }
}
