// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

/**
 * Keeps MariaDB's driver from writing every statement that a server refuses to the console.
 *
 * <p>In a rehearsal statements are refused on purpose. The driver (3.x) warns of each, through SLF4J or else on the console; there
 * is no option of a connection against that. It asks a system property, once, when its classes are loaded. Where SLF4J stands
 * beside the driver, as in an application's tests, the level of {@code org.mariadb.jdbc} is the user's affair.
 */
final class DriverLog {

    private static final String LOGGERS = "org.mariadb.jdbc.util.log.Loggers";
    private static final String SLF4J = "org.slf4j.LoggerFactory";
    private static final String DISABLE = "mariadb.logging.disable";
    private static final String FALLBACK = "mariadb.logging.fallback";

    private DriverLog() {}

    /** Quietens the driver that a class loader sees, unless somebody has loaded it already or says how it is to log. */
    static synchronized void quieten(ClassLoader loader) {
        if (System.getProperty(DISABLE) == null && System.getProperty(FALLBACK) == null && isOurs(loader)) {
            System.setProperty(DISABLE, "true");
            try {
                Class.forName(LOGGERS, true, loader);
            } catch (ClassNotFoundException | LinkageError otherVersion) {
                // A driver that logs in another way, or not at all, is left as it is.
                return;
            } finally {
                System.clearProperty(DISABLE);
            }
        }
    }

    /** Inside Maven the driver is the plugin's, and SLF4J is Maven's. */
    private static boolean isOurs(ClassLoader loader) {
        try {
            ClassLoader drivers = Class.forName(LOGGERS, false, loader).getClassLoader();
            return !isBeside(SLF4J, drivers);
        } catch (ClassNotFoundException | LinkageError noDriver) {
            return false;
        }
    }

    private static boolean isBeside(String type, ClassLoader loader) {
        try {
            return Class.forName(type, false, loader).getClassLoader() == loader;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
