// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object of a schema with everything about it that a dump would write.
 *
 * @param key        what identifies it
 * @param properties property to value, such as {@code type} to {@code character varying(40)}; a property that the object
 *                   does not have is absent
 * @param position   where it stands among its siblings (a column in its table), from 1; 0 where order means nothing.
 *                   Not part of the fingerprint: a column that was dropped and added again stands last on PostgreSQL
 */
public record SchemaObject(ObjectKey key, SortedMap<String, String> properties, int position) {

    public SchemaObject {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** Returns an object without siblings. */
    public static SchemaObject of(ObjectKey key, Map<String, String> properties) {
        return new SchemaObject(key, new TreeMap<>(properties), 0);
    }
}
