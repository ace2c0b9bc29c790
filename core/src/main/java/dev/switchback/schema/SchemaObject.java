// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object of a schema with everything about it that a dump would write.
 *
 * <p>Consecutive snapshots share their objects, and each object keeps its hash, so that the fingerprint of a large schema
 * costs little after a small change.
 */
public final class SchemaObject {

    private final ObjectKey key;
    private final SortedMap<String, String> properties;
    private final int position;
    private byte @Nullable [] hash;

    /**
     * Makes an object.
     *
     * @param key        what identifies it
     * @param properties property to value, such as {@code type} to {@code character varying(40)}; a property that the object
     *                   does not have is absent
     * @param position   where it stands among its siblings (a column in its table), from 1; 0 where order means nothing.
     *                   Not part of the fingerprint: a column that was dropped and added again stands last on PostgreSQL
     */
    public SchemaObject(ObjectKey key, SortedMap<String, String> properties, int position) {
        this.key = key;
        this.properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        this.position = position;
    }

    /** Returns an object without siblings. */
    public static SchemaObject of(ObjectKey key, Map<String, String> properties) {
        return new SchemaObject(key, new TreeMap<>(properties), 0);
    }

    /** Returns what identifies the object. */
    public ObjectKey key() {
        return key;
    }

    /** Returns its properties by name. */
    public SortedMap<String, String> properties() {
        return properties;
    }

    /** Returns where it stands among its siblings, or 0. */
    public int position() {
        return position;
    }

    byte[] hash() {
        byte[] known = hash;
        if (known == null) {
            known = Fingerprint.hash(this);
            hash = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof SchemaObject object
                        && position == object.position
                        && key.equals(object.key)
                        && properties.equals(object.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, properties, position);
    }

    @Override
    public String toString() {
        return key + " " + properties;
    }
}
