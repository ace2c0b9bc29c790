// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.util.Locale;

/**
 * The database product and major version that a user asks for, written {@code postgresql:18}.
 *
 * @param product the product in lower case
 * @param major   the major version
 */
public record DatabaseRequest(String product, int major) {

    /** What is used where nothing is asked for. */
    public static final DatabaseRequest DEFAULT = new DatabaseRequest("postgresql", 18);

    /**
     * Parses {@code postgresql:18} or {@code postgresql}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static DatabaseRequest parse(String text) {
        String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", -1);
        try {
            if (parts.length == 1 && parts[0].equals(DEFAULT.product())) {
                return DEFAULT;
            }
            if (parts.length == 2) {
                return new DatabaseRequest(parts[0], Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(message(text), e);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static String message(String text) {
        return "not a database: \"" + text + "\" (write a product and a major version, such as postgresql:18)";
    }

    @Override
    public String toString() {
        return product + ":" + major;
    }
}
