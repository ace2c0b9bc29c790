// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.database.Database;
import dev.switchback.engine.SessionProbes;
import dev.switchback.flyway.Diagnosis;
import dev.switchback.flyway.Failure;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HeadRun;
import dev.switchback.flyway.RunRequest.Limits;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.Undo;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database of a hand-written test: Flyway takes it forward, undo scripts take it back. */
final class MigratedDatabase implements MigrationDatabase {

    private final Server server;
    private final Database database;
    private final FlywaySettings flyway;
    private final List<Migration> versions;
    private final SessionProbes probes;
    private final Limits limits;
    private int applied;
    private boolean kept;
    private @Nullable Connection connection;

    MigratedDatabase(
            Server server,
            Database database,
            FlywaySettings flyway,
            List<Migration> history,
            SessionProbes probes,
            Limits limits) {
        this.server = server;
        this.database = database;
        this.flyway = flyway;
        this.versions = history.stream()
                .filter(migration -> !migration.isRepeatable() && migration.kind() != Migration.Kind.BASELINE)
                .toList();
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
        return applied == 0 ? "" : versions.get(applied - 1).label();
    }

    @Override
    public void migrateTo(String version) {
        migrate(Optional.of(Version.parse(version)));
    }

    @Override
    public void migrate() {
        migrate(Optional.empty());
    }

    void migrate(Optional<Version> target) {
        HeadRun run = new HeadRun(flyway, database, target, true, probes, limits);
        try {
            HeadRun.Outcome outcome = run.run();
            outcome.failure().ifPresent(failure -> refuse("a migration does not apply", failure));
            outcome.hang().ifPresent(hang -> refuse("a migration does not come to an end", hang));
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be migrated: " + e.getMessage(), e);
        }
        applied = (int)
                versions.stream().filter(migration -> isUpTo(migration, target)).count();
    }

    private static boolean isUpTo(Migration migration, Optional<Version> target) {
        return target.isEmpty() || migration.version().orElseThrow().compareTo(target.get()) <= 0;
    }

    @Override
    public void undo() {
        if (applied == 0) {
            throw new IllegalStateException("no version is applied, so there is nothing to undo");
        }
        Migration newest = versions.get(applied - 1);
        try {
            StepOutcome outcome = new Undo(flyway, database, probes, limits).run(newest);
            if (outcome instanceof StepOutcome.Failed failed) {
                refuse("the undo of " + newest.name() + " fails", failed.failure());
            }
            if (outcome instanceof StepOutcome.Hung hung) {
                refuse("the undo of " + newest.name() + " does not come to an end", hung.diagnosis());
            }
            applied--;
        } catch (SQLException e) {
            throw new IllegalStateException("the undo of " + newest.name() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private static void refuse(String what, Failure failure) {
        String where = failure.file() == null ? "" : " (" + failure.file() + ", line " + failure.line() + ")";
        throw new IllegalStateException(what + where + ": " + failure.message());
    }

    private static void refuse(String what, Diagnosis diagnosis) {
        throw new IllegalStateException(what + ": " + diagnosis.what() + " " + diagnosis.remedy());
    }

    @Override
    public String keep() {
        kept = true;
        return server.keep(database);
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
            if (!kept) {
                server.drop(database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the throwaway database " + database.name() + " cannot be dropped", e);
        }
    }
}
