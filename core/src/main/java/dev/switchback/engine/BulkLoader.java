// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Puts many rows into tables, by the fastest way that a product has for a client. */
public interface BulkLoader {

    /**
     * Loads the rows with the numbers from {@code first} to {@code first + count - 1}, all or none, and moves sequences behind
     * the values that were given.
     *
     * <p>Constraints, indexes and triggers are as they are in the schema.
     *
     * @param columns those that the rows give, in order
     */
    void load(TableShape table, List<ColumnShape> columns, RowSource rows, long first, long count) throws SQLException;

    /** Has the server look at what tables hold, and tidy them, so that it plans and reads as one that has been running for long. */
    void settle(Collection<TableName> tables) throws SQLException;
}
