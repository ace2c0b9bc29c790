// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import java.sql.SQLException;
import java.util.Optional;

/** Knows whether scripts have reached beyond the database that they ran on. */
final class ServerWatch {

    private final EmptyDatabase empty;
    private Optional<String> state = Optional.empty();
    private boolean serverWide;
    private boolean changedLast;
    private boolean endsSessions;

    ServerWatch(EmptyDatabase empty) {
        this.empty = empty;
    }

    /** Looks at the server before the first script. */
    void begin() throws SQLException {
        if (state.isEmpty()) {
            state = Optional.of(empty.serverWideState());
        }
    }

    /** Says whether the last migration was the first to change what belongs to the whole server. */
    boolean hasChanged(EmptyDatabase.Passage passage) throws SQLException {
        endsSessions = endsSessions || passage.endedOtherSessions();
        Optional<String> now = Optional.of(empty.serverWideState());
        changedLast = !state.equals(now);
        state = now;
        boolean first = changedLast && !serverWide;
        serverWide |= changedLast;
        return first;
    }

    /** Says whether the last migration has changed what belongs to the whole server, so that it may not run on it twice. */
    boolean changedLast() {
        return changedLast;
    }

    /** Says whether a script has changed what belongs to the whole server, such as roles. */
    boolean isServerWide() {
        return serverWide;
    }

    /** Says whether a script would meet its own effect, or end our sessions, if the whole history ran here once more. */
    boolean needsAnotherServer() {
        return serverWide || endsSessions;
    }
}
