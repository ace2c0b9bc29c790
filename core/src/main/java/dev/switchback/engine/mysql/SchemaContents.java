// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.ShowCreate.Definition;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The objects that were read, by their units, and how they are read again. */
final class SchemaContents {

    private static final String TABLE = "table";

    private final ShowCreate definitions;
    private final KnownObjects objects;
    private final Map<SchemaUnit, Definition> units = new HashMap<>();
    private List<SchemaObject> bulk = List.of();
    private Snapshot snapshot = Snapshot.of(List.of());

    SchemaContents(ShowCreate definitions, KnownObjects objects) {
        this.definitions = definitions;
        this.objects = objects;
    }

    /** Returns the schema as it was read last. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** Reads some units again, with those not read so far and the tables that refer to them, and forgets those that are gone. */
    Snapshot after(Set<SchemaUnit> present, Set<SchemaUnit> stale, List<SchemaObject> others) throws SQLException {
        Set<SchemaUnit> gone = new HashSet<>(units.keySet());
        gone.removeAll(present);
        Set<SchemaUnit> unread = new HashSet<>(present);
        unread.removeAll(units.keySet());
        unread.addAll(stale);
        Set<SchemaUnit> again = withReferring(unread, gone);
        Map<SchemaUnit, Definition> read = new HashMap<>();
        for (SchemaUnit unit : again) {
            if (!unit.isRelation() || !objects.isExcluded(unit.name())) {
                read(unit).ifPresent(definition -> read.put(unit, definition));
            }
        }
        gone.addAll(again);
        replace(gone, read, objects.kept(others));
        return snapshot;
    }

    /** Returns the names of the tables that were read. */
    Set<String> tables() {
        return units.keySet().stream()
                .filter(unit -> unit.kind().equals(TABLE))
                .map(SchemaUnit::name)
                .collect(Collectors.toSet());
    }

    /** Reads some tables again, and those that refer to them; one that is gone takes its triggers and privileges with it. */
    Snapshot afterTables(Set<String> names) throws SQLException {
        Set<SchemaUnit> stale =
                names.stream().map(name -> new SchemaUnit(TABLE, name)).collect(Collectors.toSet());
        Map<SchemaUnit, Definition> read = new HashMap<>();
        Set<SchemaUnit> again = withReferring(stale, Set.of());
        for (SchemaUnit unit : again) {
            if (!objects.isExcluded(unit.name())) {
                read(unit).ifPresent(definition -> read.put(unit, definition));
            }
        }
        Set<String> dropped = new HashSet<>(names);
        read.keySet().forEach(unit -> dropped.remove(unit.name()));
        replace(
                again,
                read,
                bulk.stream()
                        .filter(object -> !dropped.contains(KnownObjects.relationOf(object.key())))
                        .toList());
        return snapshot;
    }

    private Optional<Definition> read(SchemaUnit unit) throws SQLException {
        return definitions
                .read(unit)
                .map(definition -> new Definition(objects.kept(definition.objects()), definition.referenced()));
    }

    /** A foreign key is another once its parent table or a column there has another name. */
    private Set<SchemaUnit> withReferring(Set<SchemaUnit> stale, Set<SchemaUnit> gone) {
        Set<String> names = new HashSet<>();
        stale.forEach(unit -> names.add(unit.name()));
        gone.forEach(unit -> names.add(unit.name()));
        Set<SchemaUnit> all = new HashSet<>(stale);
        units.forEach((unit, definition) -> {
            if (!gone.contains(unit) && definition.referenced().stream().anyMatch(names::contains)) {
                all.add(unit);
            }
        });
        return all;
    }

    private void replace(Set<SchemaUnit> gone, Map<SchemaUnit, Definition> read, List<SchemaObject> others) {
        List<SchemaObject> removed = new ArrayList<>(bulk);
        gone.forEach(unit ->
                Optional.ofNullable(units.remove(unit)).ifPresent(unitGone -> removed.addAll(unitGone.objects())));
        List<SchemaObject> added = new ArrayList<>(others);
        read.values().forEach(definition -> added.addAll(definition.objects()));
        snapshot = snapshot.with(removed, added);
        units.putAll(read);
        bulk = others;
    }
}
