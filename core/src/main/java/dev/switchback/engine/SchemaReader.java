// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.schema.Snapshot;
import java.sql.SQLException;

/**
 * Reads the schema of one database again and again.
 *
 * <p>A reader remembers what it read, so that a later reading costs what changed and not what exists.
 */
public interface SchemaReader {

    /** Returns the schema as it is committed now. */
    Snapshot read() throws SQLException;

    /** Returns the schema as it is committed now, without noting what would make the next reading cheap. */
    default Snapshot readOnce() throws SQLException {
        return read();
    }

    /**
     * Returns the schema after a statement, which is the only one since the last reading. What a reader need not look at for it may be
     * seen by the next whole reading alone.
     */
    default Snapshot readAfter(String statement) throws SQLException {
        return read();
    }
}
