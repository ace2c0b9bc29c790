// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.Mending.Step;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Drops tables that should not be there: children before their parents, and of a circle the foreign keys first. */
final class MendLeftTables {

    private final Snapshot found;
    private final Mending mending;

    MendLeftTables(Snapshot found, Mending mending) {
        this.found = found;
        this.mending = mending;
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
        String reference = " REFERENCES " + DdlText.quoted(table) + " ";
        return found.objects().values().stream()
                .filter(object -> object.key().kind().equals("foreign key"))
                .filter(object -> owners.contains(object.key().owner())
                        && !object.key().owner().equals(table))
                .filter(object ->
                        object.properties().getOrDefault("definition", "").contains(reference))
                .toList();
    }
}
