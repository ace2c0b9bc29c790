// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Connects through the driver that is on the class path of whoever runs Switchback.
 *
 * <p>{@code DriverManager} is passed by: inside Maven it does not see drivers in the plugin's own class loader.
 */
final class Drivers {

    // Looked up once: reading the service files of a class path takes longer than connecting.
    private static final List<Driver> OWN = load(Drivers.class.getClassLoader());

    private Drivers() {}

    static Connection connect(Database database) throws SQLException {
        String url = database.url();
        Optional<Driver> driver = accepting(OWN, url);
        if (driver.isEmpty()) {
            driver = accepting(load(Thread.currentThread().getContextClassLoader()), url);
        }
        Connection connection =
                driver.isPresent() ? driver.get().connect(url, properties(database, driver.get())) : null;
        if (connection == null) {
            throw new SQLException("no JDBC driver for " + database.safeUrl() + " is on the class path; add "
                    + artifact(url) + " as a dependency (of the plugin, when Maven runs it)");
        }
        return connection;
    }

    private static String artifact(String url) {
        if (url.startsWith("jdbc:mysql:")) {
            return "com.mysql:mysql-connector-j";
        }
        return url.startsWith("jdbc:mariadb:") ? "org.mariadb.jdbc:mariadb-java-client" : "org.postgresql:postgresql";
    }

    private static Properties properties(Database database, Driver driver) {
        Properties properties = new Properties();
        // Empty ones would hide those that the URL itself has.
        if (!database.user().isEmpty()) {
            properties.setProperty("user", database.user());
        }
        if (!database.password().isEmpty()) {
            properties.setProperty("password", database.password());
        }
        if (database.url().startsWith("jdbc:postgresql:")) {
            properties.setProperty("ApplicationName", "switchback");
            // Saves two round trips for each connection: the driver need not ask what the server can do.
            properties.setProperty("assumeMinServerVersion", "12");
        }
        if (!database.lifeline().isNone() && takesOurSockets(database.url(), driver)) {
            properties.setProperty("socketFactory", LiveSockets.class.getName());
            properties.setProperty("tcpKeepAlive", "true");
        }
        return properties;
    }

    /** MySQL's driver wants a class of its own kind; one of the user's, for a cloud's proxy for instance, is the right one. */
    private static boolean takesOurSockets(String url, Driver driver) {
        try {
            return !url.startsWith("jdbc:mysql:")
                    && !url.toLowerCase(Locale.ROOT).contains("socketfactory=")
                    && Class.forName(
                                    LiveSockets.class.getName(),
                                    false,
                                    driver.getClass().getClassLoader())
                            == LiveSockets.class;
        } catch (ClassNotFoundException e) {
            return false; // a driver of a project's own class path
        }
    }

    private static Optional<Driver> accepting(List<Driver> drivers, String url) throws SQLException {
        for (Driver driver : drivers) {
            if (driver.acceptsURL(url)) {
                return Optional.of(driver);
            }
        }
        return Optional.empty();
    }

    private static List<Driver> load(ClassLoader loader) {
        DriverLog.quieten(loader);
        List<Driver> drivers = new ArrayList<>();
        Iterator<Driver> services = ServiceLoader.load(Driver.class, loader).iterator();
        while (true) {
            try {
                if (!services.hasNext()) {
                    return drivers;
                }
                drivers.add(services.next());
            } catch (ServiceConfigurationError e) {
                // A driver that does not load, perhaps made for a newer Java, is no reason not to use another.
                continue;
            }
        }
    }
}
