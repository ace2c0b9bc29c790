// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The differences between two schemas, in the order of their objects. */
public record SchemaDiff(List<Change> changes) {

    public SchemaDiff {
        changes = List.copyOf(changes);
    }

    /** Returns what leads from the first schema to the second. */
    public static SchemaDiff between(Snapshot before, Snapshot after) {
        List<Change> changes = new ArrayList<>();
        SiblingOrder order = new SiblingOrder(before, after);
        Iterator<SchemaObject> firsts = before.objects().values().iterator();
        Iterator<SchemaObject> seconds = after.objects().values().iterator();
        SchemaObject first = next(firsts);
        SchemaObject second = next(seconds);
        while (first != null || second != null) {
            int comparison = compare(first, second);
            if (comparison == 0 && first != null && second != null) {
                addAltered(changes, first, second);
                order.note(first, second);
            } else if (comparison < 0 && first != null) {
                changes.add(new Change.Removed(first));
            } else if (second != null) {
                changes.add(new Change.Added(second));
            }
            first = comparison <= 0 ? next(firsts) : first;
            second = comparison >= 0 ? next(seconds) : second;
        }
        changes.addAll(order.moves());
        changes.sort(Comparator.comparing(Change::key));
        return new SchemaDiff(changes);
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

    private static void addAltered(List<Change> changes, SchemaObject first, SchemaObject second) {
        if (first == second) {
            return;
        }
        Map<String, String> before = first.properties();
        Map<String, String> after = second.properties();
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, "");
            String now = after.getOrDefault(name, "");
            if (!old.equals(now) || before.containsKey(name) != after.containsKey(name)) {
                changes.add(new Change.Altered(first.key(), name, old, now));
            }
        }
    }

    /** Returns the difference without what came or went together with the table that it is a part of. */
    public SchemaDiff withoutParts() {
        Set<String> wholes = new HashSet<>();
        for (Change change : changes) {
            if (change.key().owner().isEmpty()) {
                wholes.add(sign(change) + change.key().name());
            }
        }
        return new SchemaDiff(changes.stream()
                .filter(change -> !isPart(change) || !wholes.contains(sign(change) + ownerOf(change.key())))
                .toList());
    }

    private static boolean isPart(Change change) {
        return change instanceof Change.Added || change instanceof Change.Removed;
    }

    private static String sign(Change change) {
        return change instanceof Change.Added ? "+" : change instanceof Change.Removed ? "-" : "~";
    }

    /** A grant's owner is written with its kind: {@code table public.users}. */
    private static String ownerOf(ObjectKey key) {
        return key.kind().equals("grant")
                ? key.owner().replaceFirst("^(foreign data wrapper|(?:foreign |materialized )?[a-z]+) ", "")
                : key.owner();
    }

    /** Says whether the schemas are equal, column order aside. */
    public boolean isEmpty() {
        return changes.stream().allMatch(Change.Moved.class::isInstance);
    }
}
