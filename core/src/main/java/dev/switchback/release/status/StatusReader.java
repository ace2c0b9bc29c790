// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.backup.Backups;
import dev.switchback.backup.CutOffRestores;
import dev.switchback.database.Database;
import dev.switchback.engine.Leftover;
import dev.switchback.engine.LiveProbe;
import dev.switchback.flyway.ReleaseLock;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.release.LiveRelease;
import dev.switchback.release.migrate.UnendedRelease;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a live database, and changes nothing. */
public final class StatusReader {

    private StatusReader() {}

    /**
     * Reads it as it is now.
     *
     * @param backups the directory of backups, which need not be there
     */
    public static Status read(LiveDatabase live, ClassLoader classLoader, Path backups, Instant now)
            throws LiveProblem {
        LiveRelease release = LiveRelease.read(live, classLoader);
        Database database = live.database();
        LiveProbe probe = live.engine().liveProbe();
        try (Connection connection = live.connect()) {
            long session = ReleaseLock.holder(release.flyway(), connection);
            Optional<UnendedRelease> unended = UnendedRelease.find(release, connection, session);
            return new Status(
                    database.name(),
                    database.safeUrl(),
                    database.user(),
                    live.server(),
                    now,
                    release.history(),
                    session,
                    unended,
                    SchemaStanding.read(
                            release, unended.filter(UnendedRelease::leaves).flatMap(UnendedRelease::atWork)),
                    probe.lockWaits(connection),
                    leftovers(live, connection, session),
                    Backups.in(backups));
        } catch (SQLException e) {
            throw LiveProblem.of(
                    database,
                    "The state of " + database + " cannot be read",
                    e,
                    "Call the goal again; if it stays so, docs/status.md says what the account must be allowed.");
        }
    }

    /** While a restore may be at work, what lies beside the database is its own. */
    private static List<Leftover> leftovers(LiveDatabase live, Connection connection, long session)
            throws SQLException {
        List<Leftover> all = new ArrayList<>(live.engine().liveProbe().leftovers(connection));
        if (session == 0) {
            all.addAll(CutOffRestores.of(live, connection));
        }
        return all;
    }
}
