// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.rows.Unfillable;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.UniqueKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans how the rows of a table are made: by arithmetic, and where samples of that meet a condition not, from tuples of which
 * the database has said that they do.
 */
final class Planner {

    private static final int ROUNDS = 3;

    private final Sources sources;
    private final TableShape table;
    private final Asked asked;
    private final Conditions conditions;
    private final ParentParts parents;
    private final ColumnParts columns;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> pooled = new HashSet<>();

    Planner(Sources sources, TableShape table, Asked asked) {
        this.sources = sources;
        this.table = asked.cautions().contains(Caution.OUTSIDE) ? PartialKeys.leftOut(table) : table;
        this.asked = asked;
        this.conditions = new Conditions(sources.engine(), this.table);
        this.parents = new ParentParts(sources, this.table, asked);
        this.columns = new ColumnParts(sources, this.table, asked);
    }

    Plan plan() throws SQLException, Unfillable {
        begin();
        Plan plan = assembled();
        for (int round = 0; round < ROUNDS; round++) {
            List<Condition> unmet = conditions.unmet(plan, asked);
            if (unmet.isEmpty()) {
                break;
            }
            for (Condition condition : unmet) {
                mend(condition);
            }
            plan = assembled();
        }
        return plan;
    }

    private void begin() throws SQLException, Unfillable {
        parts.addAll(parents.parts());
        pooled.addAll(new References(sources.shapes(), table).shared());
        if (asked.cautions().contains(Caution.JUDGED)) {
            table.conditions().forEach(condition -> pooled.addAll(conditions.columnsOf(condition)));
        }
        for (ColumnShape column : table.givenColumns()) {
            if (!pooled.contains(column.name()) && parts.stream().noneMatch(part -> has(part, column.name()))) {
                columns.made(column).ifPresentOrElse(parts::add, () -> pooled.add(column.name()));
            }
        }
    }

    private static boolean has(Part part, String column) {
        return part.columns().contains(column);
    }

    /** Makes other values for the column that a condition looks at, or leaves it to the database to say which fit. */
    private void mend(Condition condition) throws SQLException {
        Set<String> its = conditions.columnsOf(condition);
        Optional<Part> made = parts.stream()
                .filter(part -> part.source() == Part.Source.MADE
                        && Set.copyOf(part.columns()).equals(its))
                .findFirst();
        Optional<Part> other = made.isPresent() ? otherwise(made.get()) : Optional.empty();
        if (other.isPresent()) {
            parts.set(parts.indexOf(made.get()), other.get());
        } else {
            pooled.addAll(its);
        }
    }

    private Optional<Part> otherwise(Part part) throws SQLException {
        ColumnShape column = column(part.columns().get(0));
        for (Values values : new UsualValues(columns.facts(column)).all(conditions.boundsOf(column))) {
            if (conditions.meets(column.name(), values)) {
                return Optional.of(columns.part(column, values));
            }
        }
        return Optional.empty();
    }

    private ColumnShape column(String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Plan assembled() throws SQLException, Unfillable {
        Set<String> judged = conditions.linked(pooled);
        List<Part> all = new ArrayList<>(parts);
        all.removeIf(part -> part.touches(List.copyOf(judged)));
        all.addAll(columns.pooled(judged));
        Keys keys = new Keys(
                all, asked.first(), sources.seed(), sources.made(table.name()).wheels());
        keys.assign(keys());
        Stage stage = stage(keys);
        tellOwn(stage);
        List<ColumnShape> given = table.givenColumns().stream()
                .filter(column -> stage.names().contains(column.name()))
                .toList();
        return new Plan(given, stage, keys.room());
    }

    private List<UniqueKey> keys() {
        boolean all = asked.cautions().contains(Caution.DISTINCT);
        return table.uniqueKeys().stream()
                .filter(key -> key.plain() || all && !key.columns().isEmpty())
                .toList();
    }

    private Stage stage(Keys keys) {
        Map<String, Stage.Column> made = new HashMap<>();
        for (Part part : keys.parts()) {
            Choice choice = part.choice(Mix.seed(sources.seed(), table.name().toString()));
            for (int i = 0; i < part.columns().size(); i++) {
                made.put(
                        part.columns().get(i),
                        new Stage.Column(choice, part.values().get(i)));
            }
        }
        return new Stage(asked.first(), made, keys.wheels());
    }

    private void tellOwn(Stage stage) {
        MadeRows rows = sources.made(table.name()).followedBy(stage, asked.count());
        for (Stage.Column column : stage.columns().values()) {
            if (column.values() instanceof OwnValues own) {
                own.tell(rows);
            }
        }
    }
}
