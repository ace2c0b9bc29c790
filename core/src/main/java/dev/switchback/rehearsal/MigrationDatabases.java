// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.database.Database;
import dev.switchback.engine.SessionProbes;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.RunRequest.Limits;
import dev.switchback.migration.Version;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.Settings;
import java.sql.SQLException;
import java.util.Optional;

/** Hands out databases at a version, for hand-written tests; all of them live on one server that ends with this. */
public final class MigrationDatabases implements AutoCloseable {

    /** What is written in place of a version to mean the newest there is. */
    public static final String LATEST = Versions.LATEST;

    private final Server server;
    private final FlywaySettings flyway;
    private final Versions versions;
    private final Limits limits;
    private final SessionProbes probes;

    MigrationDatabases(Server server, FlywaySettings flyway, Versions versions, SessionProbes probes, Limits limits) {
        this.probes = probes;
        this.server = server;
        this.flyway = flyway;
        this.versions = versions;
        this.limits = limits;
    }

    /**
     * Starts a server and reads the history.
     *
     * @param listener hears which server was chosen, and why
     * @throws RehearsalProblem if there is no server to be had, no readable history, or no migration in it
     */
    public static MigrationDatabases open(Settings settings, ClassLoader classLoader, RehearsalListener listener)
            throws RehearsalProblem {
        return new Opening(settings, classLoader, BinariesSource.NONE, Hooks.NONE, listener).databases();
    }

    /**
     * Returns a new database, migrated through Flyway up to a version and including it.
     *
     * @param version as people write it, or {@link #LATEST}
     * @throws RehearsalProblem if there is no such version, or a migration on the way does not apply
     */
    public MigrationDatabase at(String version) throws RehearsalProblem {
        try {
            Optional<Version> wanted = version.equals(LATEST) ? Optional.empty() : Optional.of(versions.named(version));
            return migrated(server.create("test"), wanted);
        } catch (SQLException e) {
            throw new RehearsalProblem("No throwaway database can be set up: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw new RehearsalProblem(String.valueOf(e.getMessage()), e);
        }
    }

    private MigrationDatabase migrated(Database database, Optional<Version> wanted) {
        MigratedDatabase migrated = new MigratedDatabase(server, database, flyway, versions, probes, limits);
        try {
            migrated.migrate(wanted);
            return migrated;
        } catch (IllegalStateException e) {
            migrated.close();
            throw e;
        }
    }

    /** Stops the server; databases that were kept stay. */
    @Override
    public void close() {
        server.close();
    }
}
