// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.Verdicts;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import dev.switchback.engine.TypeShape.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds a table's rows to the constraints of a later version as well, as far as these look at columns that it has already. */
final class Later {

    private final Map<String, ColumnShape> columns = new TreeMap<>();
    private final RowEngine engine;
    private final TableShape now;
    private final TableShape then;

    private Later(RowEngine engine, TableShape now, TableShape then) {
        this.engine = engine;
        this.now = now;
        this.then = then;
        then.columns().forEach(column -> columns.put(column.name(), column));
        columns.keySet().retainAll(now.columns().stream().map(ColumnShape::name).toList());
    }

    static TableShape joined(RowEngine engine, TableShape now, TableShape then) throws SQLException {
        return new Later(engine, now, then).joined();
    }

    private TableShape joined() throws SQLException {
        List<ForeignKey> references = new ArrayList<>(now.foreignKeys());
        for (ForeignKey key : then.foreignKeys()) {
            if (!references.contains(key) && known(key.columns()) && hasParent(key)) {
                references.add(key);
            }
        }
        Verdicts verdicts = new Verdicts(engine, then);
        return now.with(
                now.columns().stream().map(this::column).toList(),
                both(now.conditions(), then.conditions(), condition -> known(verdicts.columnsOf(condition))),
                both(now.uniqueKeys(), then.uniqueKeys(), key -> known(key.columns())),
                references);
    }

    /** A parent that is yet to be made, or a column of it, has no rows that could be referred to. */
    private boolean hasParent(ForeignKey key) throws SQLException {
        return engine.shapes(Set.of(key.parent())).values().stream()
                .anyMatch(parent -> parent.columns().stream()
                        .map(ColumnShape::name)
                        .toList()
                        .containsAll(key.references()));
    }

    private boolean known(Iterable<String> names) {
        for (String name : names) {
            if (!columns.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    private static <T> List<T> both(List<T> now, List<T> then, Predicate<T> admitted) {
        return Stream.concat(new ArrayList<>(now).stream(), then.stream().filter(admitted))
                .distinct()
                .toList();
    }

    private ColumnShape column(ColumnShape column) {
        if (!columns.containsKey(column.name())) {
            return column;
        }
        ColumnShape other = Objects.requireNonNull(columns.get(column.name()));
        return new ColumnShape(
                column.name(),
                narrower(column.type(), other.type()) ? other.type() : column.type(),
                column.notNull() || other.notNull(),
                column.expression(),
                column.sequence(),
                column.source());
    }

    /** Returns whether every value of the other type can be written into a column of the first one. */
    private static boolean narrower(TypeShape type, TypeShape other) {
        Kind kind = type.base().kind();
        if (kind == other.base().kind()) {
            int length = type.base().length();
            int otherLength = other.base().length();
            return otherLength > 0 && (length == 0 || otherLength < length) || other.kind() == Kind.DOMAIN;
        }
        return kind == Kind.TEXT && type.base().length() == 0;
    }
}
