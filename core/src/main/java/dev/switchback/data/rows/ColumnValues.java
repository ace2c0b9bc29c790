// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.TypeShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Finds values for a column that no foreign key binds; those that hurt most stand in front. */
final class ColumnValues {

    private static final int FRONT = 8;
    private static final int TAKEN = 40;

    private final Candidates candidates;
    private final Verdicts verdicts;
    private final Wish wish;
    private final long seed;

    ColumnValues(Candidates candidates, Verdicts verdicts, Wish wish, long seed) {
        this.candidates = candidates;
        this.verdicts = verdicts;
        this.wish = wish;
        this.seed = seed;
    }

    Slot slot(ColumnShape column) throws SQLException {
        List<List<Cell>> cells = new ArrayList<>();
        for (String text : texts(column)) {
            cells.add(List.of(Cell.of(text)));
        }
        if (!column.notNull()) {
            cells.add(List.of(Cell.NULL));
        } else if (cells.isEmpty() && column.expression().isPresent()) {
            cells.add(List.of(Cell.DEFAULT));
        }
        return Slot.of(List.of(column.name()), cells, false);
    }

    private List<String> texts(ColumnShape column) throws SQLException {
        List<Condition> about = verdicts.table().conditions().stream()
                .filter(condition -> verdicts.columnsOf(condition).contains(column.name()))
                .toList();
        Optional<String> usual = usualDefault(column);
        if (about.isEmpty() && usual.isPresent()) {
            return List.of(usual.get());
        }
        boolean others = wish.first() > 0 && !about.isEmpty() && isInKey(column.name());
        int n = about.isEmpty() ? wish.rows() + 2 : 3 * wish.rows() + (others ? TAKEN : 0);
        String name = column.sequence().isPresent() ? "id" : column.name();
        List<String> texts = new ArrayList<>(candidates.of(column.type(), name, wish.first(), n, linked(column)));
        if (column.type().base().kind() == TypeShape.Kind.JSON && !about.isEmpty()) {
            texts.addAll(0, new JsonCandidates(verdicts, candidates, column, about).of(wish.first(), n));
        }
        if (others) {
            // What a condition suggests is the same each time, and the first of it stands in other rows by now.
            Collections.reverse(texts);
        }
        Collections.shuffle(
                texts.subList(0, Math.min(texts.size(), FRONT)),
                new Random(seed ^ (verdicts.table().name() + column.name()).hashCode()));
        if (wish.complete() && column.sequence().isEmpty()) {
            // Rows of later stand in the way of an undo that narrows a column: the first of them holds what is widest.
            candidates.extreme(column.type(), column.name(), wish.first()).ifPresent(text -> texts.add(0, text));
        }
        return texts;
    }

    private boolean isInKey(String column) {
        return verdicts.table().uniqueKeys().stream()
                .anyMatch(key -> key.columns().contains(column));
    }

    /** A status with a default holds words that nobody can guess; the default is one of them. */
    private static Optional<String> usualDefault(ColumnShape column) {
        TypeShape type = column.type().base();
        boolean category = type.kind() == TypeShape.Kind.TEXT
                && ColumnMeaning.of(column.name(), type.length()) == ColumnMeaning.CATEGORY;
        return category ? column.expression().flatMap(SqlTokens::constantText) : Optional.empty();
    }

    /** Returns the conditions on the column and on those that it is compared with: {@code a > 1000 AND a < b} says much of b. */
    private List<String> linked(ColumnShape column) {
        Set<String> columns = new HashSet<>(Set.of(column.name()));
        Set<String> expressions = new LinkedHashSet<>();
        for (int before = -1; before != expressions.size(); ) {
            before = expressions.size();
            for (Condition condition : verdicts.table().conditions()) {
                Set<String> its = verdicts.columnsOf(condition);
                if (its.stream().anyMatch(columns::contains)) {
                    columns.addAll(its);
                    expressions.add(condition.expression());
                }
            }
        }
        return List.copyOf(expressions);
    }
}
