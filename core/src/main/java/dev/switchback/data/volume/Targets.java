// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.database.TableName;
import dev.switchback.engine.Condition;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.profile.Profile;
import dev.switchback.profile.TableProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables that are to be filled, with those that they refer to, and how far. */
final class Targets {

    private static final String OWN_SCHEMA = "switchback";

    private final RowEngine engine;
    private final Dialect dialect;
    private final Set<TableName> excluded;
    private final Optional<Profile> production;
    private final Map<TableName, TableShape> shapes = new TreeMap<>();
    private final Map<TableName, Long> rows = new TreeMap<>();
    private final Set<TableName> known = new TreeSet<>();

    private Targets(RowEngine engine, Dialect dialect, Set<TableName> excluded, Optional<Profile> production) {
        this.dialect = dialect;
        this.engine = engine;
        this.excluded = excluded;
        this.production = production;
    }

    static Targets of(
            RowEngine engine,
            Dialect dialect,
            Map<TableName, Long> wanted,
            Set<TableName> excluded,
            Optional<Profile> production,
            Map<TableName, TableShape> later)
            throws SQLException {
        engine.begin();
        Targets targets = new Targets(engine, dialect, excluded, production);
        Map<TableName, Long> next = new TreeMap<>(wanted);
        while (!next.isEmpty()) {
            next = targets.read(next, later);
        }
        return targets;
    }

    Map<TableName, TableShape> shapes() {
        return shapes;
    }

    long rows(TableName table) {
        return rows.getOrDefault(table, 0L);
    }

    /** Reads tables, and returns their parents that are not known yet. */
    private Map<TableName, Long> read(Map<TableName, Long> wanted, Map<TableName, TableShape> later)
            throws SQLException {
        Map<TableName, Long> parents = new TreeMap<>();
        known.addAll(wanted.keySet());
        for (TableShape found : engine.shapes(allowed(wanted.keySet())).values()) {
            TableShape table = later.containsKey(found.name())
                    ? Later.joined(engine, whole(found), later.get(found.name()))
                    : whole(found);
            table = Domains.spelledOut(table, dialect);
            long many = wanted.getOrDefault(found.name(), 0L);
            rows.merge(table.name(), many, Math::max);
            shapes.put(table.name(), table);
            for (ForeignKey key : table.foreignKeys()) {
                parents.merge(key.parent(), inProportion(key.parent(), table.name(), many), Math::max);
            }
        }
        // A part of a partitioned table is known by its own name as well.
        parents.keySet().removeAll(known);
        parents.keySet().removeAll(shapes.keySet());
        parents.keySet().retainAll(allowed(parents.keySet()));
        return parents;
    }

    private Set<TableName> allowed(Set<TableName> tables) {
        Set<TableName> allowed = new TreeSet<>(tables);
        allowed.removeAll(excluded);
        allowed.removeIf(table -> table.schema().equals(OWN_SCHEMA));
        return allowed;
    }

    /** Returns a partitioned table for a part of it, with the condition that there is a part for each row. */
    private TableShape whole(TableShape table) throws SQLException {
        TableShape root = table;
        if (!table.ancestors().isEmpty()) {
            root = engine.shapes(Set.copyOf(table.ancestors())).values().stream()
                    .filter(shape -> shape.ancestors().isEmpty())
                    .findFirst()
                    .orElse(table);
        }
        return root.leaves().isEmpty() ? root : withBounds(root);
    }

    private TableShape withBounds(TableShape root) throws SQLException {
        Set<String> bounds = new TreeSet<>();
        for (TableShape leaf : engine.shapes(Set.copyOf(root.leaves())).values()) {
            leaf.conditions().stream().filter(Condition::isBound).forEach(bound -> bounds.add(bound.expression()));
        }
        List<Condition> conditions = new ArrayList<>(root.conditions());
        if (!bounds.isEmpty()) {
            String any = bounds.stream().collect(Collectors.joining(") OR (", "(", ")"));
            conditions.add(Condition.bound(any));
        }
        return root.with(root.columns(), conditions, root.uniqueKeys(), root.foreignKeys());
    }

    private long inProportion(TableName parent, TableName child, long many) {
        Optional<Long> parents = inProduction(parent);
        Optional<Long> children = inProduction(child);
        return parents.isPresent() && children.isPresent()
                ? Math.max(1, Math.round((double) many * parents.get() / children.get()))
                : many;
    }

    private Optional<Long> inProduction(TableName table) {
        return production
                .map(profile -> profile.tables().get(table))
                .map(TableProfile::rows)
                .filter(known -> known > 0);
    }
}
