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

    /** Older ones have another catalog, and no checks: what is not seen there would be called fine. */
    private static final Map<String, Integer> OLDEST = Map.of("mysql", 8, "mariadb", 10);

    private static final String FORM = "(write a product, which is postgresql, mysql or mariadb, and a version, such as"
            + " postgresql:18, mysql:8.4 or mariadb:11.4)";

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
        boolean isVersion = parts.length == 1 || parts[1].matches("[0-9]{1,4}(\\.[0-9]{1,4}){0,2}");
        if (usual == null || parts.length > 2 || !isVersion) {
            throw new IllegalArgumentException("not a database: \"" + text + "\" " + FORM);
        }
        DatabaseRequest request = new DatabaseRequest(parts[0], parts.length == 1 ? usual : parts[1]);
        if (request.major() < OLDEST.getOrDefault(request.product(), 0)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is too old: Switchback knows MySQL from 8.0 and MariaDB" + " from 10 on " + FORM);
        }
        return request;
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
