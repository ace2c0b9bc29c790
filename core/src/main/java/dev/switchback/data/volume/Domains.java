// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import java.util.ArrayList;
import java.util.List;

/** Spells out what domains ask of a table's columns, so that it can be judged like any condition of the table's own. */
final class Domains {

    private Domains() {}

    static TableShape spelledOut(TableShape table, Dialect dialect) {
        List<Condition> conditions = new ArrayList<>(table.conditions());
        for (ColumnShape column : table.givenColumns()) {
            if (column.type().kind() == TypeShape.Kind.DOMAIN) {
                conditions.add(condition(column, dialect.quoted(column.name())));
            }
        }
        return conditions.size() == table.conditions().size()
                ? table
                : table.with(table.columns(), conditions, table.uniqueKeys(), table.foreignKeys());
    }

    /** A value that the domain does not admit makes the expression fail. */
    private static Condition condition(ColumnShape column, String name) {
        String type = column.type().sql();
        return new Condition(
                "domain \"" + type + "\"", "CAST(" + name + " AS " + type + ") IS NOT NULL OR " + name + " IS NULL");
    }
}
