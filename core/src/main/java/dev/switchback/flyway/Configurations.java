// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.HistoryProblem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.api.migration.baseline.BaselineMigrationConfigurationExtension;

/** Turns the user's settings into a Flyway configuration. */
final class Configurations {

    private static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";
    private static final String BASELINE_PREFIX = "flyway.baselineMigrationPrefix";

    /** Properties that would let a run apply something else than the history from its start. */
    private static final Set<String> OF_THE_LIVE_DATABASE =
            Set.of("flyway.target", "flyway.skipExecutingMigrations", "flyway.baselineOnMigrate");

    /** Properties that name a database, and those that are set in another way here. */
    private static final Set<String> OURS = Set.of(
            "flyway.url",
            "flyway.user",
            "flyway.password",
            "flyway.driver",
            "flyway.cleanDisabled",
            "flyway.loggers",
            "flyway.locations",
            "flyway.callbackLocations",
            // Known to Flyway's commercial editions only.
            "flyway.undoSqlMigrationPrefix",
            TRANSACTIONAL_LOCK,
            BASELINE_PREFIX);

    private Configurations() {}

    /** Returns the configuration for a throwaway database. */
    static FluentConfiguration of(FlywaySettings settings, DataSource dataSource) {
        Map<String, String> rehearsed = new HashMap<>(settings.properties());
        rehearsed.keySet().removeAll(OF_THE_LIVE_DATABASE);
        return of(settings, rehearsed, dataSource);
    }

    /**
     * Returns the configuration for the user's own database: what the user has set.
     *
     * <p>On PostgreSQL Flyway then uses one session for its lock, the scripts and the history's rows, unless the user wants it
     * otherwise: a script and its row are one transaction, and CREATE INDEX CONCURRENTLY waits for no session of Flyway's own.
     */
    static FluentConfiguration live(FlywaySettings settings, DataSource dataSource) {
        FluentConfiguration configuration = of(settings, settings.properties(), dataSource);
        if (settings.dialect().hasSchemasInside() && !settings.properties().containsKey(TRANSACTIONAL_LOCK)) {
            TransactionalLock.set(configuration, false);
        }
        return configuration;
    }

    private static FluentConfiguration of(
            FlywaySettings settings, Map<String, String> properties, DataSource dataSource) {
        Map<String, String> plain = new HashMap<>(properties);
        plain.keySet().removeAll(OURS);
        FluentConfiguration configuration = Flyway.configure(settings.classLoader());
        try {
            configuration.loggers(quietLogger()).configuration(plain);
        } catch (FlywayException e) {
            throw refused(settings, e);
        }
        try {
            Locations locations = Locations.of(settings);
            configuration.dataSource(dataSource).locations(locations.descriptors());
            if (!locations.callbackDescriptors().isEmpty()) {
                configuration.configuration(
                        Map.of("flyway.callbackLocations", String.join(",", locations.callbackDescriptors())));
            }
        } catch (FlywayException e) {
            throw refused(settings, e);
        }
        settings.partlyReadable()
                .map(history -> ReadableScripts.of(history, settings, configuration.getEncoding()))
                .ifPresent(configuration::resourceProvider);
        extensions(settings, configuration);
        return configuration;
    }

    /*
     * Flyway 13 sets these two from properties only where Jackson is on the class path; the objects behind them can be
     * set in every version.
     */
    private static void extensions(FlywaySettings settings, FluentConfiguration configuration) {
        String lock = settings.properties().get(TRANSACTIONAL_LOCK);
        if (lock != null && settings.dialect().hasSchemasInside()) {
            TransactionalLock.set(configuration, Boolean.parseBoolean(lock));
        }
        String prefix = settings.properties().get(BASELINE_PREFIX);
        if (prefix != null) {
            baselinePrefix(configuration, prefix);
        }
    }

    static void baselinePrefix(FluentConfiguration configuration, String prefix) {
        configuration
                .getPluginRegister()
                .getPlugin(BaselineMigrationConfigurationExtension.class)
                .setBaselineMigrationPrefix(prefix);
    }

    private static HistoryProblem refused(FlywaySettings settings, FlywayException e) {
        return new HistoryProblem(
                "Flyway refuses its configuration: " + e.getMessage(),
                "the flyway.* properties " + new TreeMap<>(settings.properties()).keySet(),
                "correct or remove the property; settings of Switchback begin with switchback.",
                e);
    }

    /** Flyway creates a logger by name through the class loader that it was itself loaded by. */
    private static String quietLogger() {
        ClassLoader loader = LogFactory.class.getClassLoader();
        try {
            if (Class.forName(SilentLog.class.getName(), false, loader) == SilentLog.class) {
                return SilentLog.class.getName();
            }
        } catch (ClassNotFoundException ignored) {
            // Flyway stands above us: it falls back to the creator that it is given here.
        }
        LogFactory.setFallbackLogCreator(new SilentLog());
        return "console";
    }
}
