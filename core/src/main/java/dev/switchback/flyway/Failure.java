// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.BrokenScript;
import org.jspecify.annotations.Nullable;

/**
 * Why a script failed.
 *
 * @param message        what the server said, or Flyway where the server said nothing
 * @param sqlState       the SQLSTATE; empty if the server was not concerned
 * @param file           the script, by the name people call it; {@code null} if none is concerned
 * @param line           the line of the statement that failed, or of the place in it that the server points to; 0 if unknown
 * @param statement      the statement that failed; {@code null} if unknown
 * @param remedy         what mends it, where that is known; {@code null} if the SQLSTATE has to tell
 * @param connectionLost whether the session was ended from outside, or by the script itself
 */
public record Failure(
        String message,
        String sqlState,
        @Nullable String file,
        int line,
        @Nullable String statement,
        @Nullable String remedy,
        boolean connectionLost) {

    /** A failure for which the SQLSTATE tells what usually mends it. */
    public Failure(
            String message,
            String sqlState,
            @Nullable String file,
            int line,
            @Nullable String statement,
            boolean connectionLost) {
        this(message, sqlState, file, line, statement, null, connectionLost);
    }

    /** Returns the failure of a script that cannot even be read. */
    static Failure of(BrokenScript script) {
        return new Failure(script.what(), "", script.name(), script.line(), null, script.remedy(), false);
    }
}
