// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects that were read, by their units, and how they are read again. */
final class CatalogContents {

    /** The columns before the properties: unit, kind, owner, name, position. */
    private static final int LEADING_COLUMNS = 5;

    /** Where {@code pg_get_functiondef} begins to quote one. */
    private static final String BODY = "\nAS $";

    private final CatalogStatements catalog;
    private final Set<String> excluded;
    private final Map<SchemaObject, SchemaObject> shared;
    private final Map<CatalogUnit, List<SchemaObject>> units = new HashMap<>();
    private Snapshot snapshot = Snapshot.of(List.of());

    CatalogContents(CatalogStatements catalog, Set<String> excluded, Map<SchemaObject, SchemaObject> shared) {
        this.shared = shared;
        this.catalog = catalog;
        this.excluded = Set.copyOf(excluded);
    }

    /** Reads again what may have changed, and returns the schema as it is now. */
    Snapshot after(CatalogChanges changes) throws SQLException {
        Map<CatalogUnit, List<SchemaObject>> read = new HashMap<>();
        Set<CatalogUnit> stale = new HashSet<>(changes.everything() ? units.keySet() : changes.units());
        for (CatalogPart part : CatalogPart.values()) {
            Set<CatalogUnit> some = changes.units(part);
            if (changes.everything() || part == CatalogPart.OTHERS && changes.others()) {
                readInto(read, part, catalog.all(part));
            } else if (!some.isEmpty()) {
                readInto(
                        read,
                        part,
                        catalog.some(part, some.stream().map(CatalogUnit::oid).toList()));
            }
        }
        if (changes.others()) {
            stale.add(CatalogUnit.OTHERS);
        }
        read.values().removeIf(this::isExcluded);
        if (!stale.isEmpty() || !read.isEmpty()) {
            replace(stale, read);
        }
        return snapshot;
    }

    private void replace(Set<CatalogUnit> stale, Map<CatalogUnit, List<SchemaObject>> read) {
        List<SchemaObject> gone = new ArrayList<>();
        stale.forEach(unit -> gone.addAll(units.getOrDefault(unit, List.of())));
        List<SchemaObject> added = read.values().stream().flatMap(List::stream).toList();
        snapshot = snapshot.with(gone, added);
        units.keySet().removeAll(stale);
        units.putAll(read);
    }

    /** A sequence goes with the table whose column owns it. */
    private boolean isExcluded(List<SchemaObject> unit) {
        return unit.stream().anyMatch(object -> switch (object.key().kind()) {
            case "table" -> excluded.contains(object.key().name());
            case "sequence" ->
                excluded.stream()
                        .anyMatch(table ->
                                object.properties().getOrDefault("owned by", "").startsWith(table + "."));
            default -> false;
        });
    }

    private void readInto(
            Map<CatalogUnit, List<SchemaObject>> units, CatalogPart part, Optional<PreparedStatement> asked)
            throws SQLException {
        if (asked.isEmpty()) {
            return;
        }
        PreparedStatement queries = asked.get();
        boolean isResult = queries.execute();
        while (isResult) {
            try (ResultSet rows = queries.getResultSet()) {
                ResultSetMetaData columns = rows.getMetaData();
                while (rows.next()) {
                    CatalogUnit unit = new CatalogUnit(part, rows.getLong(1));
                    units.computeIfAbsent(unit, first -> new ArrayList<>()).add(object(rows, columns));
                }
            }
            isResult = queries.getMoreResults();
        }
    }

    private SchemaObject object(ResultSet row, ResultSetMetaData columns) throws SQLException {
        SortedMap<String, String> properties = new TreeMap<>();
        for (int i = LEADING_COLUMNS + 1; i <= columns.getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null) {
                properties.put(columns.getColumnLabel(i), definition(value));
            }
        }
        ObjectKey key = new ObjectKey(row.getString(2), row.getString(3), row.getString(4));
        SchemaObject object = new SchemaObject(key, properties, row.getInt(5));
        SchemaObject known = shared.putIfAbsent(object, object);
        return known == null ? object : known;
    }

    /** What a user wrote is left as it is: the body of a function that the server keeps as a text. */
    private static String definition(String value) {
        int body = value.indexOf(BODY);
        return body < 0
                ? CastArrays.pushedDown(value)
                : CastArrays.pushedDown(value.substring(0, body)) + value.substring(body);
    }
}
