// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.database.Jdbc;
import dev.switchback.profile.ProfileProblem;
import dev.switchback.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server that a live database is on. Its URL does not tell the product: MySQL's driver speaks to MariaDB as well.
 *
 * @param product what it is, as a request names it
 * @param version as it states it
 */
record LiveServer(String product, String version) {

    static LiveServer of(Connection connection) throws SQLException {
        String version = Jdbc.text(connection, "SELECT version()");
        if (version.startsWith("PostgreSQL")) {
            return new LiveServer("postgresql", version.split(",", 2)[0]);
        }
        boolean isMysql = Character.isDigit(version.charAt(0));
        return new LiveServer(version.contains("MariaDB") ? "mariadb" : isMysql ? "mysql" : "another product", version);
    }

    /** Sees to it that a database is chosen: on MySQL a URL may do without, and Flyway's settings then name it. */
    void choose(Connection connection, Settings settings) throws SQLException, ProfileProblem {
        String chosen = connection.getCatalog();
        if (chosen == null || chosen.isEmpty()) {
            connection.setCatalog(schema(settings)
                    .orElseThrow(() -> new ProfileProblem(
                            "flyway.url names a server and no database on it.\n  Put the database's name behind the host, or into"
                                    + " flyway.defaultSchema.")));
        }
    }

    private static Optional<String> schema(Settings settings) {
        return Stream.of("flyway.defaultSchema", "flyway.schemas")
                .map(key -> settings.flyway().getOrDefault(key, ""))
                .map(list -> list.split(",")[0].strip())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }
}
