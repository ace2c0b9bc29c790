// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.database.Database;
import dev.switchback.migration.Migration;
import dev.switchback.server.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Provides the populated database where it is needed: the one that stands there, a clone of the empty one, or one on a server of
 * its own.
 */
final class PopulatedDatabases implements AutoCloseable {

    private final LabRequest request;
    private final Stopwatch stopwatch;
    private final List<Migration> walk;
    private final EmptyDatabase empty;
    private final ServerWatch watch;
    private final List<String> kept = new ArrayList<>();
    private @Nullable PopulatedDatabase standing;
    private boolean keep;

    PopulatedDatabases(
            LabRequest request, Stopwatch stopwatch, List<Migration> walk, EmptyDatabase empty, ServerWatch watch) {
        this.request = request;
        this.stopwatch = stopwatch;
        this.walk = walk;
        this.empty = empty;
        this.watch = watch;
    }

    /** Returns the one at the version that so many migrations lead to, where the empty database stands now. */
    PopulatedDatabase at(int migrations) throws SQLException {
        PopulatedDatabase known = standing;
        if (known != null && known.standsAt(migrations)) {
            return known;
        }
        discard();
        PopulatedDatabase fresh = fresh(migrations);
        standing = fresh;
        return fresh;
    }

    /** Returns one that is not on the server of the empty database, which a script has just changed. */
    PopulatedDatabase movedToAnotherServer(int migrations) throws SQLException {
        if (request.server().clonesServer()) {
            return at(migrations);
        }
        discard();
        PopulatedDatabase fresh = onAnotherServer(migrations);
        standing = fresh;
        return fresh;
    }

    /** Returns a new one where the empty database stands now, into which nobody has put rows; the caller closes it. */
    PopulatedDatabase fresh(int migrations) throws SQLException {
        boolean clonesServer = request.server().clonesServer();
        if (watch.isServerWide() && !clonesServer) {
            return onAnotherServer(migrations);
        }
        if (!request.server().canClone()) {
            return PopulatedDatabase.beside(request, stopwatch, walk.subList(0, migrations));
        }
        Database clone = stopwatch.time(Phase.CLONE, empty::cloned);
        return PopulatedDatabase.of(clone, request, stopwatch, migrations);
    }

    /**
     * Sets one up where no other database is.
     *
     * <p>A script that creates a role cannot be applied to two databases of one server, and its undo could not drop a role
     * that the other database uses. Such a history therefore has a second server, on which it runs from its beginning.
     */
    private PopulatedDatabase onAnotherServer(int migrations) throws SQLException {
        Server other = stopwatch.time(Phase.PREPARE, request.servers()::another);
        boolean ready = false;
        try {
            PopulatedDatabase fresh = PopulatedDatabase.on(other, request, stopwatch, walk.subList(0, migrations));
            ready = true;
            return fresh;
        } finally {
            if (!ready) {
                other.close();
            }
        }
    }

    /** Discards the one that stands if it is not where it should be, or is to be kept as it is. */
    void settle(int migrations) throws SQLException {
        if (standing != null && (keep || !standing.standsAt(migrations))) {
            discard();
        }
    }

    private void discard() throws SQLException {
        PopulatedDatabase old = standing;
        standing = null;
        if (old != null && keep) {
            kept.add(old.keep());
        } else if (old != null) {
            old.close();
        }
        keep = false;
    }

    /** Has the one that stands left in place when it is discarded, if the user asked for that. */
    void keepIfAsked() {
        keep = request.keepOnFailure();
    }

    /** Returns how to connect to each database that was kept. */
    List<String> kept() {
        return List.copyOf(kept);
    }

    @Override
    public void close() throws SQLException {
        discard();
    }
}
