// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.backup.Backups;
import dev.switchback.backup.CutOffRestores;
import dev.switchback.database.Database;
import dev.switchback.engine.LiveProbe;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.release.LiveRelease;
import dev.switchback.release.migrate.UnendedRelease;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

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
            Optional<UnendedRelease> unended = UnendedRelease.find(release, connection);
            return new Status(
                    database.name(),
                    database.safeUrl(),
                    database.user(),
                    live.server(),
                    now,
                    release.history(),
                    unended,
                    SchemaStanding.read(
                            release, unended.filter(UnendedRelease::leaves).flatMap(UnendedRelease::atWork)),
                    probe.lockWaits(connection),
                    Stream.concat(probe.leftovers(connection).stream(), CutOffRestores.of(live, connection).stream())
                            .toList(),
                    Backups.in(backups));
        } catch (SQLException e) {
            throw LiveProblem.of(
                    database,
                    "The state of " + database + " cannot be read",
                    e,
                    "Call the goal again; if it stays so, docs/status.md says what the account must be allowed.");
        }
    }
}
