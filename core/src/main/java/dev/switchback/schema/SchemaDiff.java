// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The differences between two schemas, in the order of their objects. */
public record SchemaDiff(List<Change> changes) {

    public SchemaDiff {
        changes = List.copyOf(changes);
    }

    /** Returns what leads from the first schema to the second. */
    public static SchemaDiff between(Snapshot before, Snapshot after) {
        List<Change> changes = new ArrayList<>();
        SortedSet<ObjectKey> keys = new TreeSet<>(before.objects().keySet());
        keys.addAll(after.objects().keySet());
        for (ObjectKey key : keys) {
            SchemaObject first = before.objects().get(key);
            SchemaObject second = after.objects().get(key);
            if (first == null) {
                changes.add(new Change.Added(second));
            } else if (second == null) {
                changes.add(new Change.Removed(first));
            } else if (first != second) {
                addAltered(changes, first, second);
            }
        }
        return new SchemaDiff(changes);
    }

    private static void addAltered(List<Change> changes, SchemaObject first, SchemaObject second) {
        Map<String, String> before = first.properties();
        Map<String, String> after = second.properties();
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, "");
            String now = after.getOrDefault(name, "");
            if (!old.equals(now)) {
                changes.add(new Change.Altered(first.key(), name, old, now));
            }
        }
        if (first.position() != second.position()) {
            changes.add(new Change.Moved(first.key(), first.position(), second.position()));
        }
    }

    /** Says whether the schemas are equal, column order aside. */
    public boolean isEmpty() {
        return changes.stream().allMatch(Change.Moved.class::isInstance);
    }
}
