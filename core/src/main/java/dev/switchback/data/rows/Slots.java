// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.Question;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds for all columns of a table the tuples that its conditions and foreign keys admit. */
final class Slots {

    private final RowEngine engine;
    private final TableShape table;
    private final Wish wish;
    private final Verdicts verdicts;
    private final ColumnValues values;

    Slots(RowEngine engine, Candidates candidates, TableShape table, Wish wish, long seed) {
        this.engine = engine;
        this.table = table;
        this.wish = wish;
        this.verdicts = new Verdicts(engine, table);
        this.values = new ColumnValues(candidates, verdicts, wish, seed);
    }

    List<Slot> build() throws SQLException, Unfillable {
        List<Slot> slots = new ArrayList<>(new ParentSlots(engine, table, wish).build());
        Set<String> done = new HashSet<>();
        slots.forEach(slot -> done.addAll(slot.columns()));
        for (ColumnShape column : table.givenColumns()) {
            if (!done.contains(column.name()) && !wish.isLater(column.name())) {
                slots.add(values.slot(column));
            }
        }
        List<Condition> conditions = now();
        filter(slots, conditions);
        return joined(slots, conditions);
    }

    /** Returns the conditions that can be judged before references into empty tables are known. */
    private List<Condition> now() {
        return table.conditions().stream()
                .filter(condition -> verdicts.columnsOf(condition).stream().noneMatch(wish::isLater))
                .toList();
    }

    /** Keeps in each slot the tuples that meet all conditions which look at this slot alone. */
    private void filter(List<Slot> slots, List<Condition> conditions) throws SQLException, Unfillable {
        Map<Integer, Question> questions = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            if (slot.all().isEmpty()) {
                throw new Unfillable("no value is known for column " + String.join(", ", slot.columns()) + " of type "
                        + verdicts.column(slot.columns().get(0)).type().sql());
            }
            List<Condition> own = conditions.stream()
                    .filter(condition -> slot.columns().containsAll(verdicts.columnsOf(condition)))
                    .toList();
            if (!own.isEmpty()) {
                questions.put(i, verdicts.question(slot.columns(), own, slot.all()));
            }
        }
        if (!questions.isEmpty()) {
            Iterator<List<BitSet>> answers =
                    engine.judge(List.copyOf(questions.values())).iterator();
            for (var asked : questions.entrySet()) {
                slots.set(asked.getKey(), passing(slots.get(asked.getKey()), asked.getValue(), answers.next()));
            }
        }
    }

    private static Slot passing(Slot slot, Question question, List<BitSet> answer) throws Unfillable {
        List<List<Cell>> passing = new ArrayList<>();
        for (int i = 0; i < answer.size(); i++) {
            if (answer.get(i).cardinality() == question.conditions().size()) {
                passing.add(question.candidates().get(i));
            }
        }
        if (passing.isEmpty()) {
            throw Search.nothingMeets(slot.columns(), question.conditions());
        }
        return Slot.of(slot.columns(), passing, slot.parents());
    }

    /** Joins the slots that a condition links, and searches the combinations. */
    private List<Slot> joined(List<Slot> slots, List<Condition> conditions) throws SQLException, Unfillable {
        List<Slot> left = new ArrayList<>(slots);
        List<Slot> result = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Slot> linked = new ArrayList<>(List.of(left.remove(0)));
            Set<Condition> links = new LinkedHashSet<>();
            while (grow(linked, links, left, conditions)) {}
            result.add(
                    linked.size() == 1 ? linked.get(0) : new Search(verdicts, linked, List.copyOf(links), wish).run());
        }
        return result;
    }

    private boolean grow(List<Slot> linked, Set<Condition> links, List<Slot> left, List<Condition> conditions) {
        int before = linked.size();
        for (Condition condition : conditions) {
            Set<String> columns = verdicts.columnsOf(condition);
            boolean touches =
                    linked.stream().anyMatch(slot -> slot.columns().stream().anyMatch(columns::contains));
            boolean spans = linked.stream().noneMatch(slot -> slot.columns().containsAll(columns));
            if (touches && spans) {
                links.add(condition);
                List<Slot> more = left.stream()
                        .filter(slot -> slot.columns().stream().anyMatch(columns::contains))
                        .toList();
                left.removeAll(more);
                linked.addAll(more);
            }
        }
        return linked.size() > before;
    }
}
