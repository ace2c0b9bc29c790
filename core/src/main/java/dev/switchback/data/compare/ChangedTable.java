// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import dev.switchback.evidence.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges what became of the rows and values of one table that is still there. */
final class ChangedTable {

    private final TablePair pair;
    private final TableState before;
    private final FreshRows fresh;
    private final Routes routes;
    private final List<DataFinding> findings = new ArrayList<>();
    private @Nullable Set<List<String>> kept;

    ChangedTable(TablePair pair, FreshRows fresh) {
        this.pair = pair;
        this.before = pair.before();
        this.fresh = fresh;
        this.routes = new Routes(before, fresh);
    }

    List<DataFinding> judge() {
        if (pair.isComplete()) {
            judgeLostRows();
        }
        List<ChangedColumn> columns = pair.columns().stream()
                .map(column -> new ChangedColumn(pair, column, fresh, routes))
                .toList();
        columns.forEach(column -> findings.addAll(column.judge()));
        pair.droppedColumns().forEach(this::judgeDropped);
        if (!pair.isComplete()) {
            judgeSums(columns);
        }
        return findings;
    }

    private void judgeSums(List<ChangedColumn> columns) {
        Set<String> told = columns.stream()
                .filter(ChangedColumn::isSeen)
                .map(ChangedColumn::name)
                .collect(Collectors.toSet());
        findings.forEach(finding -> finding.column().ifPresent(told::add));
        findings.addAll(SumsComparison.preserved(pair, fresh.newRowsOutside(before), told));
    }

    private void judgeLostRows() {
        List<Row> gone = pair.links().lost().stream()
                .filter(row -> !keptContents().contains(content(row)))
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        Set<Row> carried = new RowSearch(before, gone, fresh).carried();
        List<Row> lost = gone.stream().filter(row -> !carried.contains(row)).toList();
        if (!lost.isEmpty()) {
            String kept = carried.isEmpty() ? "" : " %s moved to another table.".formatted(Shown.rows(carried.size()));
            String what = "%s of table %s gone after the migration, such as %s.%s"
                    .formatted(Shown.rows(lost.size()), before.name(), Shown.examples(before, lost), kept);
            findings.add(DataFinding.of(LossKind.ROWS_LOST, Severity.FAILURE, before.name(), "", lost.size(), what));
        }
    }

    /** Returns the contents, ids aside, that rows still have: a duplicate of such a row takes nothing with it. */
    private Set<List<String>> keptContents() {
        if (kept == null) {
            kept = new HashSet<>();
            pair.links().links().forEach(link -> kept.add(content(link.before())));
        }
        return kept;
    }

    private List<String> content(Row row) {
        List<Integer> key = before.primaryKey().size() == 1 ? before.primaryKey() : List.of();
        return IntStream.range(0, row.size())
                .filter(column -> !key.contains(column))
                .mapToObj(column -> String.valueOf(row.get(column)))
                .toList();
    }

    private void judgeDropped(int column) {
        List<Source> sources = Source.of(pair.links());
        new ValueSearch(before, column, sources, routes.to(column, sources))
                .search()
                .filter(move -> !move.missing().isEmpty())
                .ifPresent(move -> findings.add(incomplete(move)));
    }

    private DataFinding incomplete(MovedColumn move) {
        String name = before.columns().get(move.column()).name();
        int moved = move.sources().size() - move.missing().size();
        String what = "Column %s of table %s moved, but not all of it: %s found again, %s not, such as %s with %s %s."
                .formatted(
                        name,
                        before.name(),
                        Shown.values(moved),
                        Shown.values(move.missing().size()),
                        "(" + Shown.row(before, move.missingRows().get(0)) + ")",
                        name,
                        Shown.value(move.missingRows().get(0).get(move.column())));
        Severity severity = moved * 2 >= move.sources().size() ? Severity.FAILURE : Severity.WARNING;
        return DataFinding.of(
                LossKind.MOVE_INCOMPLETE,
                severity,
                before.name(),
                name,
                move.missing().size(),
                what);
    }
}
