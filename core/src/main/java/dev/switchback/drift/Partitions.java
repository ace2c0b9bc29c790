// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Partitions that come and go without a migration: jobs create them for the months to come and drop those of past years.
 *
 * <p>They belong to a table that a migration has partitioned, in the end; so do their columns, constraints and indexes.
 */
final class Partitions {

    private static final String PARENT = "partition of";

    private final Set<String> tables = new HashSet<>();

    private Partitions() {}

    /**
     * Returns the partitions that one schema has and the other one has not.
     *
     * @param having  the schema with them
     * @param lacking the other one; it has the table that they are part of
     */
    static Partitions only(Snapshot having, Snapshot lacking) {
        Map<String, String> parents = new HashMap<>();
        having.objects().values().stream()
                .filter(object -> object.properties().containsKey(PARENT))
                .forEach(object ->
                        parents.put(object.key().name(), object.properties().getOrDefault(PARENT, "")));
        Partitions partitions = new Partitions();
        parents.keySet().stream()
                .filter(name -> !isTable(lacking, name))
                .filter(name -> isTable(lacking, root(name, parents)))
                .forEach(partitions.tables::add);
        return partitions;
    }

    private static String root(String partition, Map<String, String> parents) {
        String name = partition;
        while (parents.containsKey(name)) {
            name = parents.get(name);
        }
        return name;
    }

    private static boolean isTable(Snapshot schema, String name) {
        return schema.find(new ObjectKey("table", "", name)).isPresent();
    }

    /** Says whether an object is one of them, or belongs to one. */
    boolean have(SchemaObject object) {
        return tables.contains(Places.relation(object));
    }
}
