// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is lost under one name and left under another, which looks like a rename.
 *
 * <p>To drop the one and create the other would lose rows. A single table or column that is otherwise the same is renamed
 * back; for several nothing is proposed.
 *
 * @param statements those that rename back
 * @param names      the names in what is found, and what they are to be
 * @param doubtful   the changes for which nothing is to be proposed
 */
record MendRenames(List<String> statements, Map<ObjectKey, ObjectKey> names, List<Change> doubtful) {

    private static final Set<String> WITH_ROWS = Set.of("table", "column", "sequence");

    MendRenames {
        statements = List.copyOf(statements);
        names = Map.copyOf(names);
        doubtful = List.copyOf(doubtful);
    }

    static MendRenames in(Snapshot wanted, Snapshot found, List<Change> changes) {
        List<String> statements = new ArrayList<>();
        Map<ObjectKey, ObjectKey> names = new HashMap<>();
        List<Change> doubtful = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Removed lost
                    && WITH_ROWS.contains(lost.key().kind())
                    && hasOwner(wanted, found, lost.key())) {
                List<Change.Added> left = counterparts(found, wanted, changes, lost.key());
                if (left.size() == 1
                        && isSame(wanted, found, lost.object(), left.get(0).object())) {
                    names.put(left.get(0).key(), lost.key());
                    statements.add(statement(left.get(0).key(), lost.key()));
                } else if (!lost.object().properties().containsKey("generated")) {
                    doubtful.add(change);
                    doubtful.addAll(left);
                }
            }
        }
        return new MendRenames(statements, names, doubtful);
    }

    private static boolean hasOwner(Snapshot wanted, Snapshot found, ObjectKey key) {
        ObjectKey owner = new ObjectKey("table", "", key.owner());
        return key.owner().isEmpty()
                || wanted.find(owner).isPresent() && found.find(owner).isPresent();
    }

    private static List<Change.Added> counterparts(
            Snapshot found, Snapshot wanted, List<Change> changes, ObjectKey lost) {
        return changes.stream()
                .filter(change -> change.key().kind().equals(lost.kind())
                        && change.key().owner().equals(lost.owner()))
                .filter(Change.Added.class::isInstance)
                .map(Change.Added.class::cast)
                .filter(left -> !left.object().properties().containsKey("generated"))
                .toList();
    }

    private static boolean isSame(Snapshot wanted, Snapshot found, SchemaObject lost, SchemaObject left) {
        return lost.properties().equals(left.properties())
                && columns(wanted, lost.key()).equals(columns(found, left.key()));
    }

    private static Map<String, SchemaObject> columns(Snapshot snapshot, ObjectKey table) {
        Map<String, SchemaObject> columns = new HashMap<>();
        if (table.kind().equals("table")) {
            snapshot.objects().values().stream()
                    .filter(object -> object.key().kind().equals("column")
                            && object.key().owner().equals(table.name()))
                    .forEach(column -> columns.put(
                            column.key().name(),
                            new SchemaObject(
                                    new ObjectKey("column", "", column.key().name()),
                                    column.properties(),
                                    column.position())));
        }
        return columns;
    }

    private static String statement(ObjectKey now, ObjectKey then) {
        return now.kind().equals("column")
                ? "ALTER TABLE " + DdlText.quoted(now.owner()) + " RENAME COLUMN " + DdlText.quoted(now.name()) + " TO "
                        + DdlText.quoted(then.name()) + ";"
                : "RENAME TABLE " + DdlText.quoted(now.name()) + " TO " + DdlText.quoted(then.name()) + ";";
    }

    /** Says whether a change is a rename, goes with one or is one for which nothing is to be proposed. */
    boolean settles(Change change) {
        return doubtful.contains(change)
                || names.containsKey(change.key())
                || names.containsValue(change.key())
                || isOfRenamedTable(change.key().owner())
                || change instanceof Change.Altered altered && isByNameAlone(altered);
    }

    private boolean isOfRenamedTable(String owner) {
        return names.entrySet().stream()
                .filter(rename -> !rename.getKey().kind().equals("column"))
                .anyMatch(rename -> Optional.of(owner)
                        .filter(name -> name.equals(rename.getKey().name())
                                || name.equals(rename.getValue().name()))
                        .isPresent());
    }

    /** A key's text changes with the name of its column, a foreign key's with that of its parent. */
    private boolean isByNameAlone(Change.Altered change) {
        String text = change.after();
        for (Map.Entry<ObjectKey, ObjectKey> rename : names.entrySet()) {
            text = text.replace(
                    DdlText.quoted(rename.getKey().name()),
                    DdlText.quoted(rename.getValue().name()));
        }
        boolean isProgram = change.key().owner().isEmpty();
        return !names.isEmpty() && !isProgram && text.equals(change.before());
    }
}
