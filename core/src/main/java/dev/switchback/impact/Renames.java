// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the things that are gone are there under another name.
 *
 * <p>A catalog keeps no history: a rename is something gone and something new. On PostgreSQL a column keeps its number for ever, so
 * that one at the place of another <em>is</em> that one; MySQL and MariaDB count columns anew. Of a table, the names of its
 * constraints and indexes tell, which stay as they are when PostgreSQL renames it.
 */
final class Renames {

    private final SchemaStep step;
    private final List<SchemaObject> come = new ArrayList<>();
    private final boolean placesStay;

    /**
     * Looks for renames.
     *
     * @param placesStay whether the place of a column is never given to another one
     */
    Renames(SchemaStep step, boolean placesStay) {
        this.step = step;
        this.placesStay = placesStay;
        for (Change change : step.diff().changes()) {
            if (change instanceof Change.Added added) {
                come.add(added.object());
            }
        }
    }

    /** Returns what an object may be called now; empty if it is plainly gone. */
    Optional<Rename> of(SchemaObject object) {
        List<Rename> candidates = come.stream()
                .filter(other -> other.key().kind().equals(object.key().kind()) && isLike(object, other))
                .map(other -> new Rename(fullName(other.key()), isSure(object, other)))
                .toList();
        return candidates.stream()
                .filter(Rename::isSure)
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    /** Returns a column's name with its table, and any other name as it is. */
    static String fullName(ObjectKey key) {
        return key.owner().isEmpty() ? key.name() : key.owner() + "." + key.name();
    }

    private boolean isLike(SchemaObject old, SchemaObject other) {
        return switch (old.key().kind()) {
            case "column" ->
                old.key().owner().equals(other.key().owner())
                        && old.position() == other.position()
                        && Objects.equals(
                                old.properties().get("type"), other.properties().get("type"));
            case "table" ->
                !parts(step.before(), old, "column").isEmpty()
                        && columns(step.before(), old).equals(columns(step.after(), other));
            default -> false;
        };
    }

    private boolean isSure(SchemaObject old, SchemaObject other) {
        return placesStay && (old.key().kind().equals("column") || keepsNames(old, other));
    }

    /** Names of indexes and constraints that hold the table's old name. */
    private boolean keepsNames(SchemaObject old, SchemaObject other) {
        Set<String> before = Set.copyOf(keys(step.before(), old));
        List<String> after = keys(step.after(), other);
        String table = old.key().name().substring(old.key().name().lastIndexOf('.') + 1);
        return after.stream().anyMatch(name -> before.contains(name) && name.contains(table));
    }

    private static List<String> keys(List<SchemaObject> objects, SchemaObject table) {
        List<String> names = new ArrayList<>();
        List.of("constraint", "index")
                .forEach(kind -> parts(objects, table, kind)
                        .forEach(part -> names.add(part.key().name())));
        return names;
    }

    private static List<String> columns(List<SchemaObject> objects, SchemaObject table) {
        return parts(objects, table, "column").stream()
                .map(column -> column.position() + " " + column.key().name() + " "
                        + column.properties().get("type"))
                .sorted()
                .toList();
    }

    private static List<SchemaObject> parts(List<SchemaObject> objects, SchemaObject table, String kind) {
        return objects.stream()
                .filter(object -> object.key().kind().equals(kind)
                        && object.key().owner().equals(table.key().name()))
                .toList();
    }
}
