// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes one schema into the next, in whole objects.
 *
 * <p>A history of schemas that is kept as deltas grows with what the migrations change and not with the number of tables.
 *
 * @param gone objects that the next schema has no more
 * @param present  objects that are new in it, or other than before, as they are there
 */
public record SchemaDelta(List<ObjectKey> gone, List<SchemaObject> present) {

    /** Nothing changes. */
    public static final SchemaDelta NONE = new SchemaDelta(List.of(), List.of());

    public SchemaDelta {
        gone = List.copyOf(gone);
        present = List.copyOf(present);
    }

    /** Returns what leads from the first schema to the second, the order of columns included. */
    public static SchemaDelta between(Snapshot before, Snapshot after) {
        if (before == after) {
            return NONE;
        }
        List<ObjectKey> gone = new ArrayList<>();
        List<SchemaObject> present = new ArrayList<>();
        Iterator<SchemaObject> firsts = before.objects().values().iterator();
        Iterator<SchemaObject> seconds = after.objects().values().iterator();
        SchemaObject first = next(firsts);
        SchemaObject second = next(seconds);
        while (first != null || second != null) {
            int order = compare(first, second);
            if (order < 0 && first != null) {
                gone.add(first.key());
            } else if (second != null && (order > 0 || !second.equals(first))) {
                present.add(second);
            }
            first = order <= 0 ? next(firsts) : first;
            second = order >= 0 ? next(seconds) : second;
        }
        return new SchemaDelta(gone, present);
    }

    private static @Nullable SchemaObject next(Iterator<SchemaObject> objects) {
        return objects.hasNext() ? objects.next() : null;
    }

    /** Most objects of two neighbouring snapshots are the same instances, for which no text is compared. */
    private static int compare(@Nullable SchemaObject first, @Nullable SchemaObject second) {
        if (first == second) {
            return 0;
        }
        if (first == null || second == null) {
            return first == null ? 1 : -1;
        }
        return first.key().compareTo(second.key());
    }

    /** Makes the objects of the schema before into those of the next one. */
    public void applyTo(SortedMap<ObjectKey, SchemaObject> objects) {
        gone.forEach(objects::remove);
        present.forEach(object -> objects.put(object.key(), object));
    }

    /** Says whether the two schemas are the same. */
    public boolean isEmpty() {
        return gone.isEmpty() && present.isEmpty();
    }
}
