// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Follows an undo script at work on a live database. */
public interface UndoWatch {

    /** An attempt begins. */
    void begin();

    /** Something happens; called on the thread that runs the script. */
    void hear(LiveEvent event);

    /** The attempt is over: the server has refused a statement. */
    void refused(SQLException refusal);

    /**
     * Looks how it goes; called by the one who has the script run, twice a second.
     *
     * @param sessions those that belong to the run
     */
    void look(Connection observer, List<Long> sessions);
}
