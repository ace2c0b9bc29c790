// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Where a finding points to.
 *
 * @param file      the script, by the name people call it, or {@code null} if no file is concerned
 * @param line      the line in it, from 1; 0 if unknown
 * @param statement the statement's text, or {@code null} if unknown
 */
public record Where(
        @Nullable String file, int line, @Nullable String statement) {

    /** Nowhere in particular. */
    public static final Where UNKNOWN = new Where(null, 0, null);

    /** A whole file. */
    public static Where file(String file) {
        return new Where(file, 0, null);
    }
}
