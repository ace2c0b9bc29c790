// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.backup.Backups;
import dev.switchback.engine.Leftover;
import dev.switchback.engine.LockWait;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.live.LiveServer;
import dev.switchback.release.migrate.UnendedRelease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How things stand on a live database, as it was seen at one moment.
 *
 * @param name      the database's name
 * @param url       its JDBC URL, without secrets
 * @param user      the account that looked
 * @param server    the server that it is on
 * @param at        when it was seen, by the clock of this machine
 * @param history   what is applied, and what is not
 * @param session   the one in which a release, an undo, a restore or Flyway is at work; 0 if none is
 * @param unended   a release whose end is not recorded, if there is one
 * @param schema    what its schema tells
 * @param waits     the sessions that wait for locks
 * @param leftovers what unfinished work has left
 * @param backups   what is in the directory of backups
 */
public record Status(
        String name,
        String url,
        String user,
        LiveServer server,
        Instant at,
        LiveHistory history,
        long session,
        Optional<UnendedRelease> unended,
        SchemaStanding schema,
        List<LockWait> waits,
        List<Leftover> leftovers,
        Backups backups) {

    public Status {
        waits = List.copyOf(waits);
        leftovers = List.copyOf(leftovers);
    }
}
