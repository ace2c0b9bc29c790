// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * Connects through the driver that is on the class path of whoever runs Switchback.
 *
 * <p>{@code DriverManager} is passed by: inside Maven it does not see drivers in the plugin's own class loader.
 */
final class Drivers {

    private Drivers() {}

    static Connection connect(String url, String user, String password) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, Drivers.class.getClassLoader())) {
            if (driver.acceptsURL(url)) {
                Properties properties = new Properties();
                properties.setProperty("user", user);
                properties.setProperty("password", password);
                return driver.connect(url, properties);
            }
        }
        throw new SQLException("no JDBC driver for " + url
                + " is on the class path; for PostgreSQL add org.postgresql:postgresql as a dependency (of the plugin,"
                + " when Maven runs it)");
    }
}
