// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.database.TableName;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Points new rows at other new rows, where tables refer to themselves or to each other in a circle. */
final class References {

    private final Verdicts verdicts;
    private final TableShape table;
    private final Wish wish;
    private final Map<TableName, List<Map<String, Cell>>> made;
    private final Set<String> notNull = new HashSet<>();

    References(RowEngine engine, TableShape table, Wish wish, Map<TableName, List<Map<String, Cell>>> made) {
        this.verdicts = new Verdicts(engine, table);
        this.table = table;
        this.wish = wish;
        this.made = made;
        table.columns().stream().filter(ColumnShape::notNull).forEach(column -> notNull.add(column.name()));
    }

    /** Returns the rows with all keys set; those that cannot be pointed anywhere are left out. */
    List<Map<String, Cell>> resolve(List<Map<String, Cell>> rows) throws SQLException {
        Distinct distinct = new Distinct(verdicts.engine(), table);
        List<Map<String, Cell>> result = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            for (Map<String, Cell> choice : meeting(choices(rows.get(r), r))) {
                if (distinct.clash(choice).isEmpty()) {
                    distinct.add(choice);
                    result.add(choice);
                    break;
                }
            }
        }
        return result;
    }

    private List<Map<String, Cell>> choices(Map<String, Cell> row, int r) {
        List<Map<String, Cell>> choices = List.of(row);
        for (ForeignKey key : wish.later()) {
            List<Map<String, Cell>> next = new ArrayList<>();
            for (Map<String, Cell> choice : choices) {
                next.addAll(choices(choice, key, r));
            }
            choices = next.subList(0, Math.min(next.size(), 300));
        }
        return choices;
    }

    private List<Map<String, Cell>> choices(Map<String, Cell> row, ForeignKey key, int r) {
        List<Map<String, Cell>> choices = new ArrayList<>();
        List<Map<String, Cell>> targets = made.getOrDefault(key.parent(), List.of());
        int start = r == 0 ? 0 : (r - 1) / 2;
        for (int i = 0; i < targets.size(); i++) {
            Map<String, Cell> choice = new LinkedHashMap<>(row);
            Map<String, Cell> target = targets.get((start + i) % targets.size());
            boolean known = true;
            for (int c = 0; c < key.columns().size(); c++) {
                Cell cell = target.getOrDefault(key.references().get(c), Cell.NULL);
                Cell before = choice.put(key.columns().get(c), cell);
                known &= cell instanceof Cell.Text && (before == null || before == Cell.NULL || before.equals(cell));
            }
            if (known) {
                choices.add(choice);
            }
        }
        boolean free = key.columns().stream().noneMatch(notNull::contains);
        if (free) {
            Map<String, Cell> choice = new LinkedHashMap<>(row);
            key.columns().forEach(column -> choice.put(column, Cell.NULL));
            choices.add(r % 4 == 1 && !wish.complete() ? 0 : choices.size(), choice);
        }
        return choices;
    }

    private List<Map<String, Cell>> meeting(List<Map<String, Cell>> choices) throws SQLException {
        List<Condition> conditions = table.conditions().stream()
                .filter(condition -> verdicts.columnsOf(condition).stream().anyMatch(wish::isLater))
                .toList();
        if (conditions.isEmpty() || choices.isEmpty()) {
            return choices;
        }
        List<String> columns =
                table.givenColumns().stream().map(ColumnShape::name).toList();
        List<BitSet> judged = verdicts.judge(
                columns,
                conditions,
                choices.stream().map(row -> cells(row, columns)).toList());
        List<Map<String, Cell>> meeting = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            if (judged.get(i).cardinality() == conditions.size()) {
                meeting.add(choices.get(i));
            }
        }
        return meeting;
    }

    static List<Cell> cells(Map<String, Cell> row, List<String> columns) {
        return columns.stream()
                .map(column -> row.getOrDefault(column, Cell.NULL))
                .toList();
    }
}
