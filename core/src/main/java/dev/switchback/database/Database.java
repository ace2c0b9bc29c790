// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

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

    private static final Pattern PASSWORD = Pattern.compile("(?i)(\\b\\w*(?:password|passphrase|secret)\\w*)=[^&;]*");
    private static final Pattern PASSWORD_AT_HOST = Pattern.compile("//([^/:@?]*):[^/@]*@");

    /**
     * Opens a new connection, in auto-commit mode.
     *
     * @throws SQLException if the server refuses or cannot be reached
     */
    public Connection connect() throws SQLException {
        return Drivers.connect(this);
    }

    /** Returns the URL without a password that somebody may have put into it after all, for messages. */
    public String safeUrl() {
        return PASSWORD_AT_HOST
                .matcher(PASSWORD.matcher(url).replaceAll("$1=***"))
                .replaceAll("//$1:***@");
    }

    @Override
    public String toString() {
        return safeUrl() + " (user " + user + ")";
    }
}
