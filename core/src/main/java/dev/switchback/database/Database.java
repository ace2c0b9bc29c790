// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database that can be connected to.
 *
 * <p>Its {@code toString} never shows the password, so that it can stand in any message.
 *
 * @param url      the JDBC URL, without credentials
 * @param user     the user
 * @param password the password, possibly empty
 * @param name     the database's name on its server
 */
public record Database(String url, String user, String password, String name) {

    /**
     * Opens a new connection, in auto-commit mode.
     *
     * @throws SQLException if the server refuses or cannot be reached
     */
    public Connection connect() throws SQLException {
        return Drivers.connect(url, user, password);
    }

    @Override
    public String toString() {
        return url + " (user " + user + ")";
    }
}
