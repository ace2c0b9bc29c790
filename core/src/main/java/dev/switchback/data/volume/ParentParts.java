// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.Unfillable;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.TableShape;
import dev.switchback.profile.ColumnProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Makes the parts of rows that refer to other rows. */
final class ParentParts {

    private static final int TUPLES = 5_000;
    private static final double USUAL_NULLS = 0.1;
    private static final double IN_ORDER = 0.9;

    private final Sources sources;
    private final TableShape table;
    private final Asked asked;
    private final References keys;
    private final Set<String> referenced;

    ParentParts(Sources sources, TableShape table, Asked asked) {
        this.sources = sources;
        this.table = table;
        this.keys = new References(sources.shapes(), table);
        this.asked = asked;
        this.referenced = sources.referenced(table.name());
    }

    /** Returns the parts, without those whose keys share columns: {@link References#shared} has these. */
    List<Part> parts() throws SQLException, Unfillable {
        List<Part> parts = new ArrayList<>();
        Set<String> shared = keys.shared();
        for (ForeignKey key : keys.telling()) {
            if (keys.isEntangled(key)) {
                parts.add(left(key));
            } else if (key.columns().stream().noneMatch(shared::contains)) {
                parts.add(part(key));
            }
        }
        return parts;
    }

    /** Refers to nothing by a NULL in the columns that nothing else needs. */
    private Part left(ForeignKey key) throws Unfillable {
        List<String> columns = key.columns().stream()
                .filter(column -> keys.isAlone(key, column))
                .toList();
        boolean required =
                table.columns().stream().anyMatch(column -> columns.contains(column.name()) && column.notNull());
        if (columns.isEmpty() || required) {
            throw new Unfillable("its rows refer to each other by columns that foreign key \"" + key.name()
                    + "\" shares with others");
        }
        List<Values> nothing = Collections.nCopies(columns.size(), new Tuples(List.of(), 0));
        return Part.of(columns, nothing, Part.Source.POOL, 0, 1, row -> Choice.NOTHING);
    }

    private Part part(ForeignKey key) throws SQLException, Unfillable {
        double nulls = nullFraction(key);
        if (keys.isOwn(key)) {
            List<Values> own = key.references().stream()
                    .map(column -> (Values) new OwnValues(column))
                    .toList();
            return Part.of(key.columns(), own, Part.Source.EARLIER, Values.ENDLESS, nulls, earlier(key));
        }
        MadeRows rows = sources.made(key.parent());
        boolean known = rows.tells(key.references()) && !asked.cautions().contains(Caution.READ_PARENTS);
        return (known ? of(key, rows, nulls) : read(key, nulls)).toldBy(keys.toldBy(key));
    }

    /** The first row has none before it. */
    private Choice earlier(ForeignKey key) {
        Choice earlier = Choice.earlier(seed(key));
        return nullable(key) ? row -> row == 0 ? Choice.NOTHING : earlier.of(row) : earlier;
    }

    private Part of(ForeignKey key, MadeRows rows, double nulls) {
        List<Values> values = key.references().stream().map(rows::values).toList();
        return Part.of(key.columns(), values, Part.Source.PARENTS, rows.count(), nulls, usual(key, rows.count()));
    }

    private Part read(ForeignKey key, double nulls) throws SQLException, Unfillable {
        List<List<Cell>> tuples = new ArrayList<>();
        for (List<String> tuple : sources.engine().tuples(key.parent(), key.references(), TUPLES)) {
            tuples.add(tuple.stream().map(Cell::of).toList());
        }
        if (tuples.isEmpty() && !nullable(key)) {
            throw new Unfillable(
                    "its parent " + key.parent() + " has no row to refer to (foreign key \"" + key.name() + "\")");
        }
        List<Values> values = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            values.add(new Tuples(tuples, i));
        }
        if (tuples.isEmpty()) {
            return Part.of(key.columns(), values, Part.Source.PARENTS, 0, 1, row -> Choice.NOTHING);
        }
        Choice usual = usual(key, tuples.size());
        Part part = Part.of(key.columns(), values, Part.Source.PARENTS, tuples.size(), nulls, usual);
        return tuples.size() < TUPLES ? part : part.ofSome();
    }

    private Choice usual(ForeignKey key, long parents) {
        Optional<ColumnProfile> known = profile(key);
        OptionalLong distinct = known.map(ColumnProfile::distinct).orElse(OptionalLong.empty());
        double part = distinct.isEmpty()
                ? 1
                : Math.min(1, (double) distinct.getAsLong() / sources.productionRows(key.parent()));
        long used = Math.max(1, Math.round(parents * part));
        boolean inOrder = known.isPresent() && known.get().correlation().orElse(0) > IN_ORDER;
        if (inOrder) {
            return Choice.following(asked.first(), asked.count(), used);
        }
        List<Double> common = known.map(ColumnProfile::mostCommon).orElse(List.of());
        return common.isEmpty() || used <= common.size()
                ? Choice.any(seed(key), used)
                : Choice.skewed(seed(key), common, used);
    }

    private Optional<ColumnProfile> profile(ForeignKey key) {
        return sources.profile(table.name(), key.columns().get(0));
    }

    private boolean nullable(ForeignKey key) {
        return table.columns().stream()
                .filter(column -> key.columns().contains(column.name()))
                .noneMatch(ColumnShape::notNull);
    }

    private double nullFraction(ForeignKey key) {
        boolean keyed = asked.cautions().contains(Caution.DISTINCT)
                && table.uniqueKeys().stream()
                        .anyMatch(unique -> unique.columns().containsAll(key.columns()));
        boolean given = keyed || !nullable(key) || key.columns().stream().anyMatch(referenced::contains);
        return given
                ? 0
                : profile(key)
                        .map(ColumnProfile::nullFraction)
                        .orElse(OptionalDouble.empty())
                        .orElse(USUAL_NULLS);
    }

    private long seed(ForeignKey key) {
        return Mix.seed(sources.seed(), table.name() + "." + key.columns());
    }
}
