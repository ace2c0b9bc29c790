// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.nio.file.Path;

/**
 * A script file: where it is and which bytes it holds.
 *
 * @param file     the file itself; inside a jar, a path of that jar's file system
 * @param name     the path below its location, with forward slashes, such as {@code rollback/U2__add_email.sql}
 * @param sha256   the SHA-256 of its bytes, in lower-case hexadecimal
 * @param size     bytes
 */
public record Script(Path file, String name, String sha256, long size) {

    /** Returns the last part of the name, as people call it. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
