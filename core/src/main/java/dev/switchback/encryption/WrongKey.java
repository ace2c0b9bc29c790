// SPDX-License-Identifier: Apache-2.0
package dev.switchback.encryption;

import java.io.IOException;

/** A file is encrypted for others than the holder of the private key at hand. */
public final class WrongKey extends IOException {

    private static final long serialVersionUID = 1;

    WrongKey(String message) {
        super(message);
    }
}
