// SPDX-License-Identifier: Apache-2.0
package dev.switchback.encryption;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.security.GeneralSecurityException;

/**
 * Somebody for whom a file is encrypted.
 *
 * @param key the public key of an age key pair, {@code age1…}
 */
public record Recipient(String key) {

    static final String PREFIX = "age1";

    private static final int SHOWN = 12;

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException if it is none; the message quotes nothing that may be a private key
     */
    public static Recipient parse(String text) {
        if (PrivateKeys.mayBeOne(text)) {
            throw new IllegalArgumentException(
                    "this may be a private key, and is not shown; backups are encrypted for public"
                            + " keys (age1…). If it stood where others can read it, make a new pair with age-keygen");
        }
        if (text.startsWith("ssh-")) {
            throw new IllegalArgumentException(
                    "keys of ssh are not supported; make a pair with age-keygen, and name its" + " public key (age1…)");
        }
        Recipient recipient = new Recipient(text);
        recipient.writer();
        return recipient;
    }

    RecipientStanzaWriter writer() {
        try {
            return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "\"" + key + "\" is no public key of age: one is age1 and 58 characters, as"
                            + " age-keygen prints it, and a character of it that is wrong or missing is noticed",
                    e);
        }
    }

    /** Returns the beginning of the key, by which a person knows it. */
    public String words() {
        return key.length() > SHOWN ? key.substring(0, SHOWN) + "…" : key;
    }
}
