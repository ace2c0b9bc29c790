// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Whether Flyway holds a transaction open while a migration runs, for its lock on PostgreSQL.
 *
 * <p>A class of its own, so that nothing else needs Flyway's module for PostgreSQL to link.
 */
final class TransactionalLock {

    private TransactionalLock() {}

    static void set(FluentConfiguration configuration, boolean transactional) {
        configuration
                .getPluginRegister()
                .getPlugin(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(transactional);
    }
}
