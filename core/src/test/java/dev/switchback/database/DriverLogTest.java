// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.TestServers;
import dev.switchback.server.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What MariaDB's driver says of a statement that the server refuses, wherever it finds itself. */
class DriverLogTest {

    private static final URL OURS = home(Database.class);
    private static final URL DRIVER = home(org.mariadb.jdbc.Driver.class);
    private static final URL SLF4J = home(LoggerFactory.class);

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static URLClassLoader loader(ClassLoader parent, URL... places) {
        return new URLClassLoader(places, parent);
    }

    private static ClassLoader java() {
        return ClassLoader.getPlatformClassLoader();
    }

    private interface Opening {
        Connection open(Database database) throws ReflectiveOperationException, SQLException;
    }

    private static String printed(Opening opening) throws ReflectiveOperationException, SQLException {
        Server server = TestServers.mariadb();
        Database database = server.create("log");
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try (Connection connection = opening.open(database)) {
            assertThatThrownBy(() -> connection.createStatement().execute("KILL 999999"))
                    .isInstanceOf(SQLException.class);
        } finally {
            System.setOut(out);
            System.setErr(err);
            server.drop(database);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void driverWarnsOnTheConsoleByItself() throws IOException, ReflectiveOperationException, SQLException {
        try (URLClassLoader alone = loader(java(), DRIVER)) {
            Properties account = new Properties();
            Driver driver = (Driver) alone.loadClass("org.mariadb.jdbc.Driver")
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(printed(database -> {
                        account.setProperty("user", database.user());
                        account.setProperty("password", database.password());
                        return driver.connect(database.url(), account);
                    }))
                    .contains("Error: 1094");
        }
    }

    @Test
    void driverIsSilentUnderUs() throws IOException, ReflectiveOperationException, SQLException {
        try (URLClassLoader together = loader(java(), DRIVER, OURS)) {
            assertThat(printed(database -> {
                        Object same = together.loadClass(Database.class.getName())
                                .getDeclaredConstructors()[0]
                                .newInstance(database.url(), database.user(), database.password(), database.name());
                        return (Connection) same.getClass().getMethod("connect").invoke(same);
                    }))
                    .isEmpty();
            assertThat(System.getProperty("mariadb.logging.disable")).isNull();
        }
    }

    @Test
    void loggingAboveTheDriverIsMavensAndThatBesideItIsTheUsers() throws IOException, ReflectiveOperationException {
        try (URLClassLoader maven = loader(java(), slf4j());
                URLClassLoader plugin = loader(maven, DRIVER);
                URLClassLoader tests = loader(
                        java(),
                        Stream.concat(Stream.of(DRIVER), Stream.of(slf4j())).toArray(URL[]::new))) {
            assertThat(factoryOf(plugin)).contains("NoLogger");
            assertThat(factoryOf(tests)).contains("Slf4J");
        }
    }

    private static URL[] slf4j() throws ClassNotFoundException {
        return new URL[] {SLF4J, home(Class.forName("org.slf4j.nop.NOPServiceProvider"))};
    }

    private static String factoryOf(ClassLoader loader) throws ReflectiveOperationException {
        DriverLog.quieten(loader);
        Field factory =
                Class.forName("org.mariadb.jdbc.util.log.Loggers", true, loader).getDeclaredField("LOGGER_FACTORY");
        factory.setAccessible(true);
        return factory.get(null).getClass().getSimpleName();
    }
}
