// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Inserts into several tables whose rows refer to each other.
 *
 * <p>InnoDB looks at a foreign key as soon as a row comes. Its checks are put off meanwhile, and then made up for.
 */
record JointRows(RowStatements statements, List<RowInsertion> insertions) {

    Map<TableName, List<InsertedRow>> run() throws SQLException {
        Map<TableName, List<InsertedRow>> result = new TreeMap<>();
        statements.update("SET SESSION foreign_key_checks = 0");
        try {
            for (RowInsertion insertion : insertions) {
                result.put(insertion.table().name(), insertion.run());
            }
        } finally {
            statements.update("SET SESSION foreign_key_checks = 1");
        }
        for (RowInsertion insertion : insertions) {
            for (ForeignKey key : insertion.table().foreignKeys()) {
                check(insertion.table(), key);
            }
        }
        return result;
    }

    private void check(TableShape table, ForeignKey key) throws SQLException {
        String given = key.columns().stream()
                .map(column -> "c." + RowSql.name(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String equal = IntStream.range(0, key.columns().size())
                .mapToObj(i -> "p." + RowSql.name(key.references().get(i)) + " = c."
                        + RowSql.name(key.columns().get(i)))
                .collect(Collectors.joining(" AND "));
        String orphan = "SELECT 1 FROM " + RowSql.name(table.name()) + " AS c WHERE " + given
                + " AND NOT EXISTS (SELECT 1 FROM " + RowSql.name(key.parent()) + " AS p WHERE " + equal + ") LIMIT 1";
        if (!statements.query(orphan, row -> row.getInt(1)).isEmpty()) {
            throw new SQLException("foreign key \"" + key.name() + "\" of table " + table.name()
                    + " would refer to a row that is not there");
        }
    }
}
