// SPDX-License-Identifier: Apache-2.0
package dev.switchback.encryption;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;

/** A pair of keys made for one test, in a file as {@code age-keygen} writes it. */
public record AgeKeys(String recipient, String secret, Path file) {

    /** Makes a pair. */
    public static AgeKeys make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
        String recipient = new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII);
        String secret = new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII);
        Files.writeString(file, "# created: today\n# public key: " + recipient + "\n" + secret + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return new AgeKeys(recipient, secret, file);
    }

    /** Returns the file as the settings name it. */
    public String identity() {
        return file.toString();
    }
}
