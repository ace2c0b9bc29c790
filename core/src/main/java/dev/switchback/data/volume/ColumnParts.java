// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.RowPools;
import dev.switchback.data.rows.Slot;
import dev.switchback.data.rows.Unfillable;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the parts of rows that refer to nothing. */
final class ColumnParts {

    private static final long USUAL_NUMBERS = 10_000;
    private static final int FEW = 40;
    private static final int MANY = 1_500;

    private final Sources sources;
    private final TableShape table;
    private final Asked asked;
    private final Set<String> referenced;

    ColumnParts(Sources sources, TableShape table, Asked asked) {
        this.sources = sources;
        this.table = table;
        this.asked = asked;
        this.referenced = sources.referenced(table.name());
    }

    /** Returns the part of a column whose values arithmetic can make; empty where the database has to be asked. */
    Optional<Part> made(ColumnShape column) throws SQLException {
        Optional<Values> values = new UsualValues(facts(column)).first();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        boolean numbered =
                values.get() instanceof Numbers && (column.sequence().isPresent() || tellsApart(column.name()));
        return Optional.of(part(column, numbered ? behind(column, (Numbers) values.get()) : values.get()));
    }

    /** Returns the numbers behind those that are there, so that the rows of ours begin with the first of them. */
    private Numbers behind(ColumnShape column, Numbers all) throws SQLException {
        long low = Math.max(1, sources.highest(table.name(), column.name()) + 1 - asked.first());
        return new Numbers(low, all.size() - low + 1);
    }

    Part part(ColumnShape column, Values values) {
        ColumnFacts facts = facts(column);
        Kind kind = column.type().base().kind();
        boolean apart = column.sequence().isPresent() || asked.cautions().contains(Caution.DISTINCT);
        long usual = values instanceof Numbers || values instanceof Decimals ? USUAL_NUMBERS : Values.ENDLESS;
        boolean inTime = kind == Kind.TIMESTAMP || kind == Kind.DATE;
        Choice choice = apart && values.size() >= Values.MANY ? Choice.each() : facts.choice(values, usual, inTime);
        return Part.of(List.of(column.name()), List.of(values), Part.Source.MADE, values.size(), nulls(column), choice);
    }

    ColumnFacts facts(ColumnShape column) {
        return new ColumnFacts(
                column,
                table.columns().indexOf(column),
                sources.profile(table.name(), column.name()),
                sources.productionRows(table.name()),
                table.uniqueKeys().stream().anyMatch(key -> key.columns().contains(column.name())),
                Mix.seed(sources.seed(), table.name() + "." + column.name()));
    }

    private double nulls(ColumnShape column) {
        return referenced.contains(column.name()) ? 0 : facts(column).nullFraction();
    }

    private boolean tellsApart(String column) {
        return table.uniqueKeys().stream().anyMatch(key -> key.columns().equals(List.of(column)));
    }

    /** Returns the parts of columns for which the database says what fits. */
    List<Part> pooled(Set<String> columns) throws SQLException, Unfillable {
        if (columns.isEmpty()) {
            return List.of();
        }
        boolean keyed = table.uniqueKeys().stream()
                .anyMatch(key -> key.columns().stream().anyMatch(columns::contains));
        int rows = keyed ? (int) Math.min(asked.count(), MANY) : FEW;
        TableShape narrow = new Conditions(sources.engine(), table).narrowed(columns);
        List<Part> parts = new ArrayList<>();
        for (Slot slot : RowPools.of(sources.engine(), narrow, rows, sources.seed())) {
            if (!slot.usual().equals(List.of(List.of(Cell.DEFAULT)))) {
                parts.add(part(slot));
            }
        }
        return parts;
    }

    private Part part(Slot slot) {
        List<Values> values = new ArrayList<>();
        for (int i = 0; i < slot.columns().size(); i++) {
            values.add(new Tuples(slot.usual(), i));
        }
        ColumnShape first = table.columns().stream()
                .filter(column -> column.name().equals(slot.columns().get(0)))
                .findFirst()
                .orElseThrow();
        Choice usual = facts(first).choice(values.get(0), Values.ENDLESS, false);
        boolean nothing = slot.columns().size() == 1 && !slot.partial().isEmpty();
        return Part.of(
                slot.columns(), values, Part.Source.POOL, slot.usual().size(), nothing ? nulls(first) : 0, usual);
    }
}
