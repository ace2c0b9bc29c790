// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.database.TableName;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.TableShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a table's foreign keys have to do with each other.
 *
 * @param shapes the tables that are filled
 * @param table  the table
 */
record References(Map<TableName, TableShape> shapes, TableShape table) {

    /** Returns the keys of which each has its columns for itself, without those that follow from another one. */
    List<ForeignKey> telling() {
        List<ForeignKey> keys = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (table.foreignKeys().stream().noneMatch(other -> follows(key, other))) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** A row of a tenant's user is one of the tenant's. */
    private boolean follows(ForeignKey key, ForeignKey from) {
        if (key == from || isOwn(from) || !from.columns().containsAll(key.columns())) {
            return false;
        }
        List<String> through = key.columns().stream()
                .map(column -> from.references().get(from.columns().indexOf(column)))
                .toList();
        if (from.parent().equals(key.parent()) && through.equals(key.references())) {
            // Of two equal ones the first counts.
            return from.columns().size() > key.columns().size()
                    || table.foreignKeys().indexOf(from) < table.foreignKeys().indexOf(key);
        }
        return Optional.ofNullable(shapes.get(from.parent())).stream()
                .flatMap(parent -> parent.foreignKeys().stream())
                .anyMatch(known -> known.parent().equals(key.parent())
                        && known.columns().equals(through)
                        && known.references().equals(key.references()));
    }

    /** Returns columns of a key of which any set tells the parents apart. */
    Set<Set<String>> toldBy(ForeignKey key) {
        Set<Set<String>> told = new HashSet<>(Set.of(Set.copyOf(key.columns())));
        Optional.ofNullable(shapes.get(key.parent())).stream()
                .flatMap(parent -> parent.uniqueKeys().stream())
                .filter(unique -> unique.plain() && key.references().containsAll(unique.columns()))
                .forEach(unique -> told.add(unique.columns().stream()
                        .map(column -> key.columns().get(key.references().indexOf(column)))
                        .collect(Collectors.toSet())));
        return told;
    }

    /** Returns whether it refers to rows of its own table. */
    boolean isOwn(ForeignKey key) {
        return key.parent().equals(table.name());
    }

    /** Returns the columns of keys that share columns with another one, neither following from the other. */
    Set<String> shared() {
        List<ForeignKey> keys =
                telling().stream().filter(key -> !isEntangled(key)).toList();
        Set<String> shared = new HashSet<>();
        for (ForeignKey key : keys) {
            for (ForeignKey other : keys) {
                if (key != other && key.columns().stream().anyMatch(other.columns()::contains)) {
                    shared.addAll(key.columns());
                }
            }
        }
        return shared;
    }

    /** Returns whether a row may refer to some rows of its own table only, such as those of the same tenant. */
    boolean isEntangled(ForeignKey key) {
        return isOwn(key)
                && !table.columns().stream()
                        .map(ColumnShape::name)
                        .filter(key.columns()::contains)
                        .allMatch(column -> isAlone(key, column));
    }

    /** Returns whether nothing else needs a column of a key. */
    boolean isAlone(ForeignKey key, String column) {
        return !key.references().contains(column)
                && table.foreignKeys().stream()
                        .noneMatch(
                                other -> !other.equals(key) && other.columns().contains(column));
    }
}
