// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** The SHA-256 over a schema's objects, in lower-case hexadecimal; equal schemas share it. */
public record Fingerprint(String hex) {

    static Fingerprint of(Collection<SchemaObject> objectsInOrder) {
        MessageDigest digest = sha256();
        objectsInOrder.forEach(object -> digest.update(object.hash()));
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    static byte[] hash(SchemaObject object) {
        MessageDigest digest = sha256();
        update(digest, object.key().kind());
        update(digest, object.key().owner());
        update(digest, object.key().name());
        object.properties().forEach((property, value) -> {
            update(digest, property);
            update(digest, value);
        });
        return digest.digest();
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
