// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.engine.InsertedRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Deletes rows that stand as they were inserted.
 *
 * <p>What an engine without transactions has deleted stays deleted: it comes last, and only if all else was there.
 *
 * @param lasting the tables whose engine takes nothing back
 */
record RowRemoval(RowStatements statements, Set<TableName> lasting) {

    /** Returns how many of the rows are gone; if fewer than given, the caller rolls back. */
    int remove(List<InsertedRow> rows) throws SQLException {
        List<InsertedRow> last =
                rows.stream().filter(row -> lasting.contains(row.table())).toList();
        for (InsertedRow row : last) {
            if (statements.query(StoredText.find(row), found -> 1).isEmpty()) {
                return 0;
            }
        }
        int removed = 0;
        for (InsertedRow row : rows) {
            removed += last.contains(row) ? 0 : statements.update(StoredText.delete(row));
        }
        if (removed == rows.size() - last.size()) {
            for (InsertedRow row : last) {
                removed += statements.update(StoredText.delete(row));
            }
        }
        return removed;
    }
}
