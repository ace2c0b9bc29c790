// SPDX-License-Identifier: Apache-2.0
package dev.switchback.live;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server that a live database is on. Its URL does not tell the product: MySQL's driver speaks to MariaDB as well.
 *
 * @param product what it is, as a request names it
 * @param version the version alone, such as {@code 18.6} or {@code 8.0.36}
 * @param words   product and version as it states them; MySQL states the version alone
 */
public record LiveServer(String product, String version, String words) {

    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+)*");

    /** Asks a connection's server. */
    public static LiveServer of(Connection connection) throws SQLException {
        String words = Jdbc.text(connection, "SELECT version()").split(",", 2)[0];
        String product = product(words);
        return new LiveServer(product, number(words), product.equals("mysql") ? "MySQL " + words : words);
    }

    private static String product(String words) {
        if (words.startsWith("PostgreSQL")) {
            return "postgresql";
        }
        boolean isMysql = Character.isDigit(words.charAt(0));
        return words.contains("MariaDB") ? "mariadb" : isMysql ? "mysql" : "another product";
    }

    private static String number(String words) {
        Matcher numbers = NUMBERS.matcher(words);
        return numbers.find() ? numbers.group() : words;
    }

    /**
     * Says whether what was seen on a server of a product and version holds here: PostgreSQL changes with the first number of its
     * version, MySQL and MariaDB with the first two.
     */
    public boolean isLike(String otherProduct, String otherVersion) {
        int parts = product.equals("postgresql") ? 1 : 2;
        return product.equals(otherProduct) && series(version, parts).equals(series(otherVersion, parts));
    }

    private static List<String> series(String version, int parts) {
        return Arrays.stream(version.split("\\D+")).limit(parts).toList();
    }
}
