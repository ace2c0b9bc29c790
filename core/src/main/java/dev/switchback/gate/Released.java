// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.migration.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of a versioned migration, as it was released or as it is now.
 *
 * @param name    the file's name
 * @param version what it makes
 * @param text    with line ends as they are in the file
 * @param where   what it was released with, such as {@code v1.2}; empty for what is there now
 */
public record Released(String name, Version version, String text, String where) {

    /** Takes a file's bytes. */
    public static Released of(String name, Version version, byte[] content, String where) {
        return new Released(name, version, new String(content, StandardCharsets.UTF_8), where);
    }

    /** Line ends and a byte order mark are the checkout's affair; Flyway's checksum passes over them, too. */
    boolean saysTheSameAs(Released other) {
        return lines().equals(other.lines());
    }

    List<String> lines() {
        return text.replaceFirst("^\ufeff", "").lines().toList();
    }
}
