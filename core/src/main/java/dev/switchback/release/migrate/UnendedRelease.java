// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.flyway.BookKeeping;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.live.DeploymentTable;
import dev.switchback.live.DeploymentTable.Interrupted;
import dev.switchback.migration.Migration;
import dev.switchback.release.LiveRelease;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A release whose record says that it is running.
 *
 * @param begun   when
 * @param by      who it was
 * @param session the one that is at work for it now; 0 if none is, so that it was cut off
 * @param atWork  the migration that it was at, if that is not applied
 * @param leaves  whether a part of that migration may be there
 */
public record UnendedRelease(String begun, String by, long session, Optional<Migration> atWork, boolean leaves) {

    /**
     * Reads the record beside the history of a live database; empty if the last release has come to its end.
     *
     * @param session the one that is at work on the database; 0 if none is
     */
    public static Optional<UnendedRelease> find(LiveRelease release, Connection connection, long session)
            throws SQLException {
        DeploymentTable table = new DeploymentTable(
                BookKeeping.deployments(release.flyway(), connection),
                release.live().engine().dialect());
        List<Interrupted> all = table.interrupted(connection);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Interrupted last = all.get(0);
        Optional<Migration> atWork = release.scripts().migrations().stream()
                .filter(migration -> migration.name().equals(last.atWork()))
                .filter(migration -> isPending(release, migration))
                .findFirst();
        boolean leaves = atWork.isPresent() && !OneTransaction.holds(release.live(), release.flyway(), atWork);
        return Optional.of(new UnendedRelease(last.begun(), last.by(), session, atWork, leaves));
    }

    private static boolean isPending(LiveRelease release, Migration migration) {
        return release.history().in(State.PENDING).stream()
                .anyMatch(entry -> entry.toScript().isOf(migration));
    }

    /** Says whether it was cut off and a part of a migration may be there, of which Flyway knows nothing. */
    public boolean isHalf() {
        return session == 0 && leaves;
    }
}
