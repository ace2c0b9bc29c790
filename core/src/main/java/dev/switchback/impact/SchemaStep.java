// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.evidence.RecordedMigration;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaObject;
import java.util.List;
import java.util.Optional;

/**
 * What one migration made of the schema.
 *
 * @param migration as it was recorded
 * @param diff      from the schema before it to the one after it, the order of columns included
 * @param before    what it changed or took away, as it was
 * @param after     what it changed or brought, and the columns of the tables concerned, as they are after it
 * @param size      how large the schema is after it
 */
public record SchemaStep(
        RecordedMigration migration,
        SchemaDiff diff,
        List<SchemaObject> before,
        List<SchemaObject> after,
        SchemaSize size) {

    public SchemaStep {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Returns an object as it is after the migration, of those that matter to the difference. */
    Optional<SchemaObject> afterwards(ObjectKey key) {
        return find(after, key);
    }

    static Optional<SchemaObject> find(List<SchemaObject> objects, ObjectKey key) {
        return objects.stream().filter(object -> object.key().equals(key)).findFirst();
    }
}
