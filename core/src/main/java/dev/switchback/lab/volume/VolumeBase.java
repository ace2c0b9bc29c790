// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.Database;
import dev.switchback.flyway.RunRequest;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.flyway.SteppedRun;
import dev.switchback.migration.Migration;
import dev.switchback.server.Server;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The standing database that clones to be filled are taken from; it has no rows but those that migrations insert.
 *
 * <p>It walks the history behind the others, since a migration is measured on what was there before it. It is set up when the
 * first migration is measured, and from then on receives each migration once.
 */
final class VolumeBase implements AutoCloseable {

    private final VolumeRequest request;
    private final Server server;
    private @Nullable Database database;
    private @Nullable SteppedRun run;
    private int position;

    VolumeBase(VolumeRequest request, Server server) {
        this.request = request;
        this.server = server;
    }

    /** Returns a clone at the version that so many migrations lead to; the caller drops it. */
    Database cloneAt(int migrations) throws SQLException {
        Database base = at(migrations);
        disconnect();
        return server.clone(base, "volume");
    }

    /** Returns itself at that version. */
    Database at(int migrations) throws SQLException {
        while (position < migrations) {
            walk(request.walk().get(position));
            position++;
        }
        return database();
    }

    /** A run that has failed is over; what comes after is to fail for the same reason, and not for that. */
    private void walk(Migration migration) throws SQLException {
        boolean applied = false;
        try {
            step(steps(), migration);
            applied = true;
        } finally {
            if (!applied) {
                disconnect();
            }
        }
    }

    /** Returns a new database at that version, for servers that cannot clone; the caller drops it. */
    Database builtAt(int migrations) throws SQLException {
        Database fresh = server.create("volume");
        boolean built = false;
        try (SteppedRun steps = SteppedRun.open(requestFor(fresh))) {
            for (Migration migration : request.walk().subList(0, migrations)) {
                step(steps, migration);
            }
            built = true;
            return fresh;
        } finally {
            if (!built) {
                server.drop(fresh);
            }
        }
    }

    private static void step(SteppedRun steps, Migration migration) throws SQLException {
        if (!(steps.step(migration) instanceof StepOutcome.Applied)) {
            throw new SQLException(migration.name() + " does not apply a second time, to another database");
        }
    }

    private SteppedRun steps() throws SQLException {
        SteppedRun open = run;
        if (open == null) {
            open = SteppedRun.open(requestFor(database()));
            run = open;
        }
        return open;
    }

    private RunRequest requestFor(Database target) {
        return RunRequest.main(
                        request.flyway(),
                        target,
                        request.history(),
                        request.engine().probes())
                .hidingBaselines();
    }

    private Database database() throws SQLException {
        Database known = database;
        if (known == null) {
            known = server.create("volume");
            database = known;
        }
        return known;
    }

    private void disconnect() throws SQLException {
        SteppedRun open = run;
        run = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            disconnect();
        } finally {
            if (database != null) {
                server.drop(database);
            }
        }
    }
}
