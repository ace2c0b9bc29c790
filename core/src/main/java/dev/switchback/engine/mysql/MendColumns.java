// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.Mending.Step;
import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Mends columns in the order of their places, so that each can be put behind the one before it. */
final class MendColumns {

    private static final String COUNTED = "auto_increment";

    /** Types for which MySQL prints no {@code DEFAULT NULL}. */
    private static final Pattern WITHOUT_DEFAULT =
            Pattern.compile("^(\\w*text|\\w*blob|json|geom\\w*|\\w*point|\\w*linestring|\\w*polygon|vector)");

    private final Snapshot wanted;
    private final Snapshot found;
    private final Mending mending;

    MendColumns(Snapshot wanted, Snapshot found, Mending mending) {
        this.wanted = wanted;
        this.found = found;
        this.mending = mending;
    }

    void mend(Map<ObjectKey, List<Change>> changes) {
        changes.entrySet().stream()
                .filter(entry -> entry.getKey().kind().equals("column"))
                .sorted(Comparator.comparing((Map.Entry<ObjectKey, List<Change>> entry) ->
                                entry.getKey().owner())
                        .thenComparing(entry -> place(entry.getKey())))
                .forEach(entry -> mend(entry.getKey(), entry.getValue()));
    }

    private int place(ObjectKey column) {
        return wanted.find(column).map(SchemaObject::position).orElse(0);
    }

    private void mend(ObjectKey key, List<Change> changes) {
        Change first = changes.get(0);
        if (first instanceof Change.Added) {
            mending.add(Step.DROP_COLUMN, alter(key) + " DROP COLUMN " + DdlText.quoted(key.name()) + ";");
        } else if (first instanceof Change.Removed lost) {
            add(lost);
        } else {
            boolean isMoved = changes.stream().anyMatch(Change.Moved.class::isInstance);
            modify(wanted.objects().get(key), found.objects().get(key), isMoved, changes);
        }
    }

    /** The values of a generated column follow from the others; those of another are lost. */
    private void add(Change.Removed lost) {
        if (lost.object().properties().containsKey("generated")) {
            mending.add(Step.COLUMN, addition(lost.object()));
        } else {
            mending.addUnmended(lost);
        }
    }

    private void modify(SchemaObject wish, SchemaObject is, boolean isMoved, List<Change> changes) {
        Map<String, String> properties = wish.properties();
        String column = alter(wish.key()) + " MODIFY COLUMN "
                + DdlText.quoted(wish.key().name()) + " ";
        String place = (isMoved ? place(wish) : "") + ";";
        boolean isCounted = properties.containsKey(COUNTED);
        boolean wasCounted = is.properties().containsKey(COUNTED);
        if (!storage(wish).equals(storage(is))) {
            replaceGenerated(wish, changes);
            return;
        }
        if (isCounted == wasCounted) {
            mending.add(Step.COLUMN, column + ColumnDefinition.sql(properties) + place);
        } else if (wasCounted) {
            mending.add(Step.RELEASE_COLUMN, column + ColumnDefinition.sql(properties) + place);
        } else {
            mending.add(Step.NUMBER_COLUMN, column + ColumnDefinition.sql(properties) + place);
        }
        if (hasNoDefault(properties)) {
            mending.add(
                    Step.COLUMN,
                    alter(wish.key()) + " ALTER COLUMN "
                            + DdlText.quoted(wish.key().name()) + " DROP DEFAULT;");
        }
    }

    /** A column that may be NULL has that for its default, unless it was taken from it. */
    private static boolean hasNoDefault(Map<String, String> properties) {
        return !properties.containsKey("not null")
                && !properties.containsKey("default")
                && !properties.containsKey("generated")
                && !WITHOUT_DEFAULT.matcher(properties.getOrDefault("type", "")).find();
    }

    /** Neither product turns one kind of generated column into another by ALTER TABLE. */
    private void replaceGenerated(SchemaObject wish, List<Change> changes) {
        if (storage(wish).isEmpty()) {
            changes.forEach(mending::addUnmended);
            return;
        }
        ObjectKey key = wish.key();
        mending.add(Step.COLUMN, alter(key) + " DROP COLUMN " + DdlText.quoted(key.name()) + ";");
        mending.add(Step.COLUMN, addition(wish));
    }

    private static String storage(SchemaObject column) {
        return column.properties().getOrDefault("generated", "").replaceFirst("(?s).*\\)", "");
    }

    private String addition(SchemaObject column) {
        return alter(column.key()) + " ADD COLUMN "
                + DdlText.quoted(column.key().name()) + " " + ColumnDefinition.sql(column.properties()) + place(column)
                + ";";
    }

    private String place(SchemaObject column) {
        SortedMap<Integer, String> before = new TreeMap<>();
        ObjectKey from = new ObjectKey("column", column.key().owner(), "");
        ObjectKey to = new ObjectKey("column", column.key().owner() + "\0", "");
        wanted.objects().subMap(from, to).values().stream()
                .filter(sibling -> sibling.position() < column.position())
                .forEach(sibling -> before.put(sibling.position(), sibling.key().name()));
        return before.isEmpty() ? " FIRST" : " AFTER " + DdlText.quoted(before.get(before.lastKey()));
    }

    private static String alter(ObjectKey column) {
        return "ALTER TABLE " + DdlText.quoted(column.owner());
    }
}
