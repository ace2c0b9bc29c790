// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.database.TableName;
import dev.switchback.engine.Relation;
import dev.switchback.engine.RowReader;
import dev.switchback.engine.SequenceState;
import dev.switchback.engine.TableState;
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

/**
 * Remembers what the tables of one database hold.
 *
 * <p>A reading costs what may have changed and not what exists: tables that nothing touched are shared with the reading
 * before. Tables that came, went or were renamed are noticed without being named.
 */
public final class RowKeeper {

    private final RowReader reader;
    private final Set<TableName> excluded;
    private Map<Long, Relation> relations = Map.of();
    private Map<Long, TableState> tables = Map.of();
    private Map<Long, SequenceState> sequences = Map.of();

    /**
     * Creates a keeper that has read nothing yet.
     *
     * @param excluded tables that are none of the user's, such as the history table
     */
    public RowKeeper(RowReader reader, Set<TableName> excluded) {
        this.reader = reader;
        this.excluded = Set.copyOf(excluded);
    }

    /**
     * Returns what all tables hold now.
     *
     * @param possiblyChanged tables, partitions and sequences that were written or altered since the last reading, under an
     *     old or a new name; names that do not exist do no harm. Empty: all of them
     */
    public DataState read(Optional<Set<TableName>> possiblyChanged) throws SQLException {
        Map<Long, Relation> before = relations;
        reader.changedRelations().ifPresent(this::adopt);
        Set<Long> stale = possiblyChanged.map(names -> stale(names, before)).orElse(relations.keySet());
        readTables(stale);
        readSequences(stale);
        return state();
    }

    private void adopt(List<Relation> found) {
        Map<Long, Relation> byId = new HashMap<>();
        found.stream().filter(relation -> !excluded.contains(relation.name())).forEach(r -> byId.put(r.id(), r));
        relations = byId;
    }

    private Set<Long> stale(Set<TableName> names, Map<Long, Relation> before) {
        Set<Long> stale = new HashSet<>();
        for (Relation relation : relations.values()) {
            Relation old = before.get(relation.id());
            boolean named = names.contains(relation.name()) || (old != null && names.contains(old.name()));
            if (named || !relation.equals(old)) {
                stale.add(relation.id());
                stale.add(relation.root());
                Optional.ofNullable(old).map(Relation::root).ifPresent(stale::add);
            }
        }
        for (Relation gone : before.values()) {
            if (!relations.containsKey(gone.id())) {
                stale.add(gone.root());
            }
        }
        return stale;
    }

    private void readTables(Set<Long> stale) throws SQLException {
        Map<Long, TableState> now = new HashMap<>(tables);
        now.keySet().removeIf(id -> stale.contains(id) || !isTable(id));
        List<Relation> wanted = new ArrayList<>();
        stale.stream().filter(this::isTable).map(relations::get).forEach(wanted::add);
        reader.tables(wanted).forEach(table -> now.put(table.id(), table));
        tables = now;
    }

    private boolean isTable(long id) {
        Relation relation = relations.get(id);
        return relation != null && !relation.sequence() && !relation.isPartition();
    }

    private void readSequences(Set<Long> stale) throws SQLException {
        Set<Long> numbering = new HashSet<>();
        stale.stream()
                .map(tables::get)
                .forEach(table -> Optional.ofNullable(table)
                        .ifPresent(t -> t.columns().forEach(column -> numbering.add(column.sequence()))));
        Map<Long, SequenceState> now = new HashMap<>(sequences);
        now.keySet().retainAll(relations.keySet());
        List<Relation> wanted = relations.values().stream()
                .filter(Relation::sequence)
                .filter(relation -> stale.contains(relation.id()) || numbering.contains(relation.id()))
                .toList();
        reader.sequences(wanted).forEach(sequence -> now.put(sequence.id(), sequence));
        sequences = now;
    }

    private DataState state() {
        SortedMap<TableName, TableState> tablesByName = new TreeMap<>();
        tables.values().forEach(table -> tablesByName.put(table.name(), table));
        SortedMap<TableName, SequenceState> sequencesByName = new TreeMap<>();
        sequences.values().forEach(sequence -> sequencesByName.put(sequence.name(), sequence));
        return new DataState(tablesByName, sequencesByName);
    }
}
