// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.database.Database;
import dev.switchback.engine.SessionProbes;
import dev.switchback.flyway.Diagnosis;
import dev.switchback.flyway.Failure;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HeadRun;
import dev.switchback.flyway.NewestVersion;
import dev.switchback.flyway.RunRequest.Limits;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Undo;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database of a hand-written test: Flyway takes it forward, undo scripts take it back. */
final class MigratedDatabase implements MigrationDatabase {

    private final Server server;
    private final Database database;
    private final FlywaySettings flyway;
    private final Versions versions;
    private final SessionProbes probes;
    private final Limits limits;
    private Optional<Version> newest = Optional.empty();
    private boolean kept;
    private @Nullable Connection connection;

    MigratedDatabase(
            Server server,
            Database database,
            FlywaySettings flyway,
            Versions versions,
            SessionProbes probes,
            Limits limits) {
        this.server = server;
        this.database = database;
        this.flyway = flyway;
        this.versions = versions;
        this.probes = probes;
        this.limits = limits;
    }

    @Override
    public Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = database.connect();
            connection = open;
        }
        return open;
    }

    @Override
    public String url() {
        return database.url();
    }

    @Override
    public String version() {
        return newest.map(Version::toString).orElse("");
    }

    @Override
    public void migrateTo(String version) {
        Version wanted = versions.named(version);
        if (newest.isPresent() && newest.get().compareTo(wanted) > 0) {
            throw new IllegalStateException("version " + version() + " is applied, which is after " + wanted
                    + "; undo() takes one version back");
        }
        migrate(Optional.of(wanted));
    }

    @Override
    public void migrate() {
        migrate(Optional.empty());
    }

    void migrate(Optional<Version> target) {
        HeadRun run = new HeadRun(flyway, database, target, true, probes, limits);
        try {
            HeadRun.Outcome outcome = run.run();
            newest = NewestVersion.of(flyway, database);
            outcome.failure().ifPresent(failure -> refuse("a migration does not apply", failure));
            outcome.hang().ifPresent(hang -> refuse("a migration does not come to an end", hang));
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be migrated: " + e.getMessage(), e);
        }
    }

    @Override
    public void undo() {
        Migration migration = versions.at(newest.orElseThrow(
                () -> new IllegalStateException("no version is applied, so there is nothing to undo")));
        try {
            StepOutcome outcome = new Undo(flyway, database, probes, limits).run(migration);
            if (outcome instanceof StepOutcome.Failed failed) {
                refuse("the undo of " + migration.name() + " fails", failed.failure());
            }
            if (outcome instanceof StepOutcome.Hung hung) {
                refuse("the undo of " + migration.name() + " does not come to an end", hung.diagnosis());
            }
            newest = NewestVersion.of(flyway, database);
        } catch (SQLException | HistoryProblem e) {
            throw new IllegalStateException("the undo of " + migration.name() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private void refuse(String what, Failure failure) {
        String line = failure.line() == 0 ? "" : ", line " + failure.line();
        String where = failure.file() == null ? "" : " (" + failure.file() + line + ")";
        throw new IllegalStateException(what + where + ": " + secrets().hide(failure.message()));
    }

    private void refuse(String what, Diagnosis diagnosis) {
        throw new IllegalStateException(what + ": " + secrets().hide(diagnosis.what() + " " + diagnosis.remedy()));
    }

    private Secrets secrets() {
        return Secrets.of(flyway.properties());
    }

    @Override
    public String keep() {
        kept = true;
        return server.keep(database);
    }

    @Override
    public void close() {
        try (Connection closing = connection) {
            if (!kept) {
                server.drop(database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the throwaway database " + database.name() + " cannot be dropped (it goes with its server): "
                            + e.getMessage(),
                    e);
        }
    }
}
