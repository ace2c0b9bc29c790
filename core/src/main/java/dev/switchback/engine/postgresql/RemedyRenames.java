// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is lost under one name and left under another, which looks like a rename.
 *
 * <p>To drop the one and create the other would lose rows. A single column that is otherwise the same is renamed back; for
 * everything else of the kind nothing is proposed.
 *
 * @param statements those that rename columns back
 * @param columns    the names of columns that are renamed, old and new
 * @param doubtful   the changes for which nothing is to be proposed
 */
record RemedyRenames(List<String> statements, List<String> columns, List<Change> doubtful) {

    private static final Set<String> RENAMED =
            Set.of("table", "foreign table", "column", "attribute", "type", "domain", "schema", "sequence");

    RemedyRenames {
        statements = List.copyOf(statements);
        columns = List.copyOf(columns);
        doubtful = List.copyOf(doubtful);
    }

    static RemedyRenames in(List<Change> changes) {
        List<String> statements = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<Change> doubtful = new ArrayList<>();
        for (Change change : changes) {
            if (!(change instanceof Change.Removed lost)
                    || !RENAMED.contains(change.key().kind())) {
                continue;
            }
            List<Change.Added> left = counterparts(changes, lost.key());
            ObjectKey key = lost.key();
            if (key.kind().equals("column")
                    && left.size() == 1
                    && left.get(0).object().properties().equals(lost.object().properties())) {
                String now = left.get(0).key().name();
                statements.add("ALTER TABLE " + key.owner() + " RENAME COLUMN " + now + " TO " + key.name() + ";");
                columns.addAll(List.of(now, key.name()));
            } else {
                doubtful.add(change);
                doubtful.addAll(left);
            }
        }
        return new RemedyRenames(statements, columns, doubtful);
    }

    private static List<Change.Added> counterparts(List<Change> changes, ObjectKey lost) {
        return changes.stream()
                .filter(change -> change.key().kind().equals(lost.kind())
                        && change.key().owner().equals(lost.owner()))
                .filter(Change.Added.class::isInstance)
                .map(Change.Added.class::cast)
                .toList();
    }

    /** Says whether the change is a rename, or a text that differs by the new name alone as far as can be told. */
    boolean explains(Change change) {
        if (change instanceof Change.Altered altered) {
            return columns.stream()
                    .anyMatch(name ->
                            altered.before().contains(name) || altered.after().contains(name));
        }
        return change.key().kind().equals("column")
                && columns.contains(change.key().name())
                && !doubtful.contains(change);
    }
}
