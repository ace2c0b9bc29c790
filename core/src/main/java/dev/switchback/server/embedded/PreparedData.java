// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A data directory as its product's initialisation leaves it, made once: copying it takes a twentieth of the time.
 *
 * <p>The superuser's password is random and kept beside it, for this user's eyes only; other users of the machine can
 * reach the port.
 *
 * @param data     the data directory
 * @param password the superuser's password
 */
record PreparedData(Path data, String password) {

    static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
