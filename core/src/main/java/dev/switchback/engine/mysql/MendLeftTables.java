// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.Mending.Step;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Drops tables that should not be there: children before their parents, and of a circle the foreign keys first. */
final class MendLeftTables {

    private static final Pattern PARENT = Pattern.compile(" REFERENCES `((?:[^`]|``)*)` ");

    private final Mending mending;

    /** Foreign keys by the names of their parents. */
    private final Map<String, List<SchemaObject>> keys = new HashMap<>();

    MendLeftTables(Snapshot found, Mending mending) {
        this.mending = mending;
        found.objects().values().stream()
                .filter(object -> object.key().kind().equals("foreign key"))
                .forEach(key -> PARENT.matcher(key.properties().getOrDefault("definition", ""))
                        .results()
                        .map(parent -> parent.group(1).replace("``", "`"))
                        .forEach(parent -> keys.computeIfAbsent(parent, first -> new ArrayList<>())
                                .add(key)));
    }

    void drop(Set<String> tables) {
        Set<String> left = new TreeSet<>(tables);
        while (!left.isEmpty()) {
            Optional<String> child =
                    left.stream().filter(table -> keysTo(table, left).isEmpty()).findFirst();
            String next = child.orElseGet(() -> left.iterator().next());
            keysTo(next, left).forEach(this::dropKey);
            mending.add(Step.DROP_TABLE, "DROP TABLE " + DdlText.quoted(next) + ";");
            left.remove(next);
        }
    }

    private void dropKey(SchemaObject key) {
        mending.add(
                Step.DROP_FOREIGN_KEY,
                "ALTER TABLE " + DdlText.quoted(key.key().owner()) + " DROP FOREIGN KEY "
                        + DdlText.quoted(key.key().name()) + ";");
    }

    private List<SchemaObject> keysTo(String table, Set<String> owners) {
        return keys.getOrDefault(table, List.of()).stream()
                .filter(key ->
                        owners.contains(key.key().owner()) && !key.key().owner().equals(table))
                .toList();
    }
}
