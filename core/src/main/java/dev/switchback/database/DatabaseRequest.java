// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The database product and version that a user asks for, written {@code postgresql:18} or {@code mysql:8.4}.
 *
 * @param product the product in lower case
 * @param version as much of the version as matters: {@code 18}, {@code 8.4}, {@code 9}
 */
public record DatabaseRequest(String product, String version) {

    /** What is used where nothing is asked for. */
    public static final DatabaseRequest DEFAULT = new DatabaseRequest("postgresql", "18");

    /** The products, each with the version that is used where none is asked for: the one that can be embedded. */
    private static final Map<String, String> VERSIONS =
            Map.of(DEFAULT.product(), DEFAULT.version(), "mysql", "8.0", "mariadb", "11.4");

    /** Says whether a product is one that Switchback knows. */
    public static boolean isProduct(String name) {
        return VERSIONS.containsKey(name);
    }

    /** Makes a request for a major version that is one number. */
    public DatabaseRequest(String product, int major) {
        this(product, String.valueOf(major));
    }

    /**
     * Parses {@code postgresql:18}, {@code mysql:8.4} or a product alone.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static DatabaseRequest parse(String text) {
        String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", -1);
        String usual = VERSIONS.get(parts[0]);
        if (parts[0].matches("[a-z]+") && usual == null) {
            throw new IllegalArgumentException(
                    "not a database: \"" + text + "\" (the products are postgresql, mysql and" + " mariadb)");
        }
        if (parts.length == 1 && usual != null) {
            return new DatabaseRequest(parts[0], usual);
        }
        if (parts.length != 2 || !parts[0].matches("[a-z]+") || !parts[1].matches("[0-9]{1,4}(\\.[0-9]{1,4}){0,2}")) {
            throw new IllegalArgumentException("not a database: \"" + text
                    + "\" (write a product and a version, such as postgresql:18, mysql:8.4 or mariadb:11.4)");
        }
        return new DatabaseRequest(parts[0], parts[1]);
    }

    /** Returns the first number of the version. */
    public int major() {
        return Integer.parseInt(version.replaceFirst("\\..*", ""));
    }

    /** Says whether a server of that version is what is asked for: {@code 8.4} is met by {@code 8.4.3}, not by {@code 8.40}. */
    public boolean isMetBy(String serverVersion) {
        return (serverVersion + ".").matches(Pattern.quote(version) + "[^0-9].*");
    }

    @Override
    public String toString() {
        return product + ":" + version;
    }
}
