// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.RowPools;
import dev.switchback.data.rows.Slot;
import dev.switchback.data.rows.Unfillable;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
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
        return new Numbers(low, Math.max(0, all.low() + all.size() - low));
    }

    Part part(ColumnShape column, Values values) {
        ColumnFacts facts = facts(column);
        Kind kind = column.type().base().kind();
        boolean apart = column.sequence().isPresent() || asked.cautions().contains(Caution.DISTINCT);
        long usual = values instanceof Numbers || values instanceof Decimals ? USUAL_NUMBERS : Values.ENDLESS;
        boolean inTime = kind == Kind.TIMESTAMP || kind == Kind.DATE;
        Choice choice =
                apart && values.size() >= Values.MANY ? Choice.each() : facts.choice(asked, values, usual, inTime);
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

    /** Two NULLs are equal for a key that does not distinguish them (NULLS NOT DISTINCT). */
    private double nulls(ColumnShape column) {
        ColumnFacts facts = facts(column);
        boolean given = referenced.contains(column.name())
                || facts.keyed() && asked.cautions().contains(Caution.DISTINCT);
        return given ? 0 : facts.nullFraction();
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
        TableShape narrow = new Conditions(sources.engine(), table).narrowed(columns);
        List<Part> parts = new ArrayList<>();
        // As many each time: the same row has the same value when there are to be more rows.
        for (Slot slot : RowPools.of(sources.engine(), narrow, keyed ? MANY : FEW, sources.seed())) {
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
        Choice usual = facts(first).choice(asked, values.get(0), Values.ENDLESS, false);
        boolean single = slot.columns().size() == 1;
        double nulls = single && !slot.partial().isEmpty() ? nulls(first) : 0;
        Part part =
                Part.of(slot.columns(), values, Part.Source.POOL, slot.usual().size(), nulls, usual);
        return single && isAll(first, slot) ? part : part.ofSome();
    }

    /** Of a type with labels all values are known, and of others where a condition admits only a few. */
    private static boolean isAll(ColumnShape column, Slot slot) {
        TypeShape type = column.type().base();
        boolean open = slot.parents()
                || !type.parts().isEmpty()
                || type.kind() == Kind.UNKNOWN
                || type.samples().stream().anyMatch(sample -> sample.contains("{n}"));
        return !open && (type.kind() == Kind.SAMPLES || slot.usual().size() <= FEW);
    }
}
