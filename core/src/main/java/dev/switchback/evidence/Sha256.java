// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of something, in lower-case hexadecimal. */
public final class Sha256 {

    private Sha256() {}

    /** Returns that of a text in UTF-8. */
    public static String of(String text) {
        return text(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns that of a file's bytes. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** Returns that of the bytes that are left in a stream. */
    public static String of(InputStream in) throws IOException {
        MessageDigest digest = digest();
        new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
        return text(digest.digest());
    }

    /** Returns the result of a digest as text. */
    public static String text(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Returns a digest to be fed. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
