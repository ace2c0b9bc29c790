// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.Database;
import dev.switchback.database.TableName;
import dev.switchback.engine.Engine;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what tables look like. */
record Shapes(Engine engine) {

    /** Work on one transaction's row engine. */
    @FunctionalInterface
    private interface Look<T> {
        T at(RowEngine rows) throws SQLException;
    }

    Map<TableName, TableShape> of(Database database, Set<TableName> tables) throws SQLException {
        return look(database, rows -> rows.shapes(tables));
    }

    /** Returns the tables, and all that they refer to, directly or through others. */
    Set<TableName> withParents(Database database, Set<TableName> tables) throws SQLException {
        return look(database, rows -> {
            Set<TableName> all = new TreeSet<>(tables);
            Set<TableName> next = tables;
            while (!next.isEmpty()) {
                Set<TableName> parents = new TreeSet<>();
                rows.shapes(next)
                        .values()
                        .forEach(shape -> shape.foreignKeys().stream()
                                .map(ForeignKey::parent)
                                .forEach(parents::add));
                parents.removeAll(all);
                all.addAll(parents);
                next = parents;
            }
            return all;
        });
    }

    private <T> T look(Database database, Look<T> look) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            RowEngine rows = engine.rowEngine(connection);
            rows.begin();
            T seen = look.at(rows);
            connection.rollback();
            return seen;
        }
    }
}
