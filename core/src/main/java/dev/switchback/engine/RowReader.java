// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the tables of one database hold.
 *
 * <p>Values come as text that no setting of a session or server changes, so that equal text means equal value.
 */
public interface RowReader {

    /** Returns every table and sequence, or empty if none came, went, was renamed or moved since the last call. */
    Optional<List<Relation>> changedRelations() throws SQLException;

    /** Reads tables that exist; one that vanished meanwhile is left out. */
    List<TableState> tables(Collection<Relation> tables) throws SQLException;

    /** Reads sequences that exist. */
    List<SequenceState> sequences(Collection<Relation> sequences) throws SQLException;
}
