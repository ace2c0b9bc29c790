// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is lost under one name and left under another, which looks like a rename.
 *
 * <p>To drop the one and create the other would lose rows. A single table or column that is otherwise the same is renamed
 * back; for several nothing is proposed.
 */
final class MendRenames {

    private static final Set<String> WITH_ROWS = Set.of("table", "column", "sequence");

    private final Snapshot wanted;
    private final Snapshot found;
    private final List<String> statements = new ArrayList<>();
    private final Set<Change> doubtful = new LinkedHashSet<>();

    /** The names in what is found, and what they are to be. */
    private final Map<ObjectKey, ObjectKey> names = new HashMap<>();

    private MendRenames(Snapshot wanted, Snapshot found) {
        this.wanted = wanted;
        this.found = found;
    }

    static MendRenames in(Snapshot wanted, Snapshot found, List<Change> changes) {
        MendRenames renames = new MendRenames(wanted, found);
        Map<ObjectKey, List<Change.Removed>> lost = new TreeMap<>();
        Map<ObjectKey, List<Change.Added>> left = new TreeMap<>();
        for (Change change : changes) {
            ObjectKey siblings = new ObjectKey(change.key().kind(), change.key().owner(), "");
            if (change instanceof Change.Removed removed
                    && WITH_ROWS.contains(siblings.kind())
                    && renames.hasOwner(siblings)) {
                lost.computeIfAbsent(siblings, first -> new ArrayList<>()).add(removed);
            } else if (change instanceof Change.Added added && !isGenerated(added.object())) {
                left.computeIfAbsent(siblings, first -> new ArrayList<>()).add(added);
            }
        }
        lost.forEach((siblings, gone) -> renames.pair(gone, left.getOrDefault(siblings, List.of())));
        return renames;
    }

    /** Returns the statements that rename back. */
    List<String> statements() {
        return Collections.unmodifiableList(statements);
    }

    /** Returns the changes for which nothing is to be proposed. */
    Set<Change> doubtful() {
        return Collections.unmodifiableSet(doubtful);
    }

    private void pair(List<Change.Removed> lost, List<Change.Added> left) {
        List<Change.Removed> same = left.size() == 1
                ? lost.stream()
                        .filter(one -> isSame(one.object(), left.get(0).object()))
                        .toList()
                : List.of();
        boolean isRenamed = same.size() == 1;
        if (isRenamed) {
            names.put(left.get(0).key(), same.get(0).key());
            statements.add(statement(left.get(0).key(), same.get(0).key()));
        }
        List<Change.Removed> others = lost.stream()
                .filter(one -> !isGenerated(one.object()) && !(isRenamed && same.contains(one)))
                .toList();
        doubtful.addAll(others);
        if (!isRenamed && !others.isEmpty()) {
            doubtful.addAll(left);
        }
    }

    private static boolean isGenerated(SchemaObject object) {
        return object.properties().containsKey("generated");
    }

    private boolean hasOwner(ObjectKey key) {
        ObjectKey owner = new ObjectKey("table", "", key.owner());
        return key.owner().isEmpty()
                || wanted.find(owner).isPresent() && found.find(owner).isPresent();
    }

    private boolean isSame(SchemaObject lost, SchemaObject left) {
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
