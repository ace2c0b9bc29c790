// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.sql.SQLException;
import java.util.List;

/**
 * Counts and hashes the rows that a dump holds, one query a table, on the server.
 *
 * <p>A sum is the same wherever the dump was restored: the order of rows, settings of session and server and the version of the
 * server do not count. Hashes are added up: with XOR, two equal rows would be as good as none.
 */
public interface DumpedRows {

    /** Returns the tables whose rows a dump holds, partitions each on their own, in a fixed order. */
    List<TableName> tables() throws SQLException;

    /**
     * Reads a table.
     *
     * @throws SQLException if that cannot be done, such as of a row that is longer than the server can write as text; a transaction
     *                      that was begun before goes on
     */
    RowSum read(TableName table) throws SQLException;
}
