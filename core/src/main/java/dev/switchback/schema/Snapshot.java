// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A whole schema as the catalog describes it, at one moment. */
public record Snapshot(SortedMap<ObjectKey, SchemaObject> objects) {

    public Snapshot {
        objects = Collections.unmodifiableSortedMap(objects);
    }

    /**
     * Returns the snapshot that holds the given objects.
     *
     * @throws IllegalStateException if two have the same key: a difference in one of them would go unseen
     */
    public static Snapshot of(Collection<SchemaObject> objects) {
        SortedMap<ObjectKey, SchemaObject> byKey = new TreeMap<>();
        objects.forEach(object -> put(byKey, object));
        return new Snapshot(byKey);
    }

    /** Returns the snapshot without some objects and with others in their place; keys must differ as in {@link #of}. */
    public Snapshot with(Collection<SchemaObject> gone, Collection<SchemaObject> added) {
        SortedMap<ObjectKey, SchemaObject> byKey = new TreeMap<>(objects);
        gone.forEach(object -> byKey.remove(object.key()));
        added.forEach(object -> put(byKey, object));
        return new Snapshot(byKey);
    }

    private static void put(SortedMap<ObjectKey, SchemaObject> byKey, SchemaObject object) {
        if (byKey.put(object.key(), object) != null) {
            throw new IllegalStateException("Two objects of the schema have the same key: " + object.key());
        }
    }

    /** Returns the object of that key, if it exists. */
    public Optional<SchemaObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** Says whether the schemas are equal, column order aside; objects that both share are not looked at. */
    public boolean isSameAs(Snapshot other) {
        if (objects.size() != other.objects.size()) {
            return false;
        }
        Iterator<SchemaObject> others = other.objects.values().iterator();
        for (SchemaObject object : objects.values()) {
            SchemaObject counterpart = others.next();
            if (object != counterpart && !Arrays.equals(object.hash(), counterpart.hash())) {
                return false;
            }
        }
        return true;
    }

    /** Returns the hash that equal schemas share; column order does not count. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(objects.values());
    }
}
