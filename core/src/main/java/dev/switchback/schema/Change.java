// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

/** One difference between two schemas. */
public sealed interface Change {

    /** Returns the object that differs. */
    ObjectKey key();

    /** The object is in the second schema only. */
    record Added(SchemaObject object) implements Change {
        @Override
        public ObjectKey key() {
            return object.key();
        }
    }

    /** The object is in the first schema only. */
    record Removed(SchemaObject object) implements Change {
        @Override
        public ObjectKey key() {
            return object.key();
        }
    }

    /**
     * A property differs.
     *
     * @param before the value in the first schema, {@code ""} if absent there
     * @param after  the value in the second schema, {@code ""} if absent there
     */
    record Altered(ObjectKey key, String property, String before, String after) implements Change {}

    /** The object stands at another place among those siblings that both schemas have. */
    record Moved(ObjectKey key, int before, int after) implements Change {}
}
