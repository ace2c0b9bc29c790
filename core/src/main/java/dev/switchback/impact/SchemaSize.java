// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.schema.SchemaObject;
import java.util.Collection;

/** How many of the things that matter most a schema has. */
public record SchemaSize(long tables, long columns, long indexes) {

    static final SchemaSize NONE = new SchemaSize(0, 0, 0);

    static SchemaSize of(Collection<SchemaObject> objects) {
        return new SchemaSize(count("table", objects), columns(objects), count("index", objects) + keys(objects));
    }

    private static long count(String kind, Collection<SchemaObject> objects) {
        return objects.stream()
                .filter(object -> object.key().kind().equals(kind))
                .count();
    }

    /** A view's columns have no type, and hold nothing. */
    private static long columns(Collection<SchemaObject> objects) {
        return objects.stream()
                .filter(object -> object.key().kind().equals("column")
                        && object.properties().containsKey("type"))
                .count();
    }

    /** A unique constraint of PostgreSQL has an index that is not listed. */
    private static long keys(Collection<SchemaObject> objects) {
        return objects.stream()
                .filter(object -> object.key().kind().equals("constraint"))
                .filter(object -> AddedEffects.text(object).isUnique())
                .count();
    }

    SchemaSize plus(SchemaSize more, SchemaSize less) {
        return new SchemaSize(
                tables + more.tables - less.tables,
                columns + more.columns - less.columns,
                indexes + more.indexes - less.indexes);
    }
}
