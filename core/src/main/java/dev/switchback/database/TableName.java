// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.util.Comparator;

/**
 * A table's name, unquoted, with its schema.
 *
 * @param schema the schema; empty for the database itself where the product has no schemas inside one, as MySQL
 * @param name   the table's own name
 */
public record TableName(String schema, String name) implements Comparable<TableName> {

    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::name);

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** Returns the plain name for people, such as {@code public.orders}; it is not quoted for SQL. */
    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
