// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import dev.switchback.evidence.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares one table before a migration with the same table after the undo; every difference counts. */
final class RestoredTable {

    private final TableState before;
    private final TableState after;
    private final WrittenWords written;
    private final List<ColumnPair> pairs;
    private final RowLinks links;
    private final SideEffects effects;
    private final List<DataFinding> findings = new ArrayList<>();

    private RestoredTable(TableState before, TableState after, WrittenRows written) {
        this.before = before;
        this.after = after;
        this.written = new WrittenWords(written);
        this.pairs = ColumnPair.byName(before, after);
        this.links = RowLinks.of(before, after, pairs);
        this.effects = written.on(before, after);
    }

    static List<DataFinding> compare(TableState before, TableState after, WrittenRows written) {
        if (!before.isComplete() || !after.isComplete()) {
            return SumsComparison.restored(before, after);
        }
        if (before.rows().equals(after.rows())
                && before.columns().size() == after.columns().size()) {
            return List.of();
        }
        return new RestoredTable(before, after, written).compare();
    }

    private List<DataFinding> compare() {
        List<Row> lost =
                links.lost().stream().filter(row -> !effects.explainLoss(row)).toList();
        compareRows(lost, LossKind.ROWS_LOST, "there before the migration, and not there after the undo");
        List<Row> added = links.added().stream()
                .filter(row -> !written.explain(after, row))
                .toList();
        compareRows(added, LossKind.ROWS_ADDED, "there after the undo, and not before the migration");
        pairs.forEach(this::compareColumn);
        List<RowLink> moved = links.links().stream()
                .filter(link -> !link.before().partition().equals(link.after().partition()))
                .toList();
        if (!moved.isEmpty()) {
            add(LossKind.ROWS_MOVED, "", moved.size(), movedText(moved));
        }
        return findings;
    }

    private void compareRows(List<Row> rows, LossKind kind, String text) {
        if (!rows.isEmpty()) {
            String what = "%s of table %s: %s, such as %s."
                    .formatted(Shown.rows(rows.size()), before.name(), text, Shown.examples(before, rows));
            add(kind, "", rows.size(), what);
        }
    }

    private void compareColumn(ColumnPair pair) {
        Map<LossKind, List<CellChange>> changes = new EnumMap<>(LossKind.class);
        for (RowLink link : links.links()) {
            if (!Objects.equals(pair.oldValue(link.before()), pair.newValue(link.after()))
                    && !written.explain(after, link.after(), pair.after())
                    && !effects.explainValue(link.after(), pair.after())) {
                changes.computeIfAbsent(kind(pair, link), kind -> new ArrayList<>())
                        .add(new CellChange(pair, link));
            }
        }
        changes.forEach((kind, cells) -> add(
                kind,
                pair.old().name(),
                cells.size(),
                "Column %s of %s of table %s is not as it was before the migration: %s."
                        .formatted(
                                pair.old().name(),
                                Shown.rows(cells.size()),
                                before.name(),
                                cells.get(0).shown(before))));
    }

    private LossKind kind(ColumnPair pair, RowLink link) {
        String old = pair.oldValue(link.before());
        String now = pair.newValue(link.after());
        if (now == null) {
            return LossKind.VALUES_NULLED;
        }
        if (old == null) {
            return now.isEmpty() ? LossKind.NULL_TURNED_EMPTY : LossKind.VALUES_FILLED;
        }
        if (before.primaryKey().contains(pair.before())) {
            return LossKind.IDS_RENUMBERED;
        }
        return ValueChange.restored(pair, old, now);
    }

    private String movedText(List<RowLink> moved) {
        RowLink first = moved.get(0);
        return "%s of table %s moved to another partition: (%s) from %s to %s."
                .formatted(
                        Shown.rows(moved.size()),
                        before.name(),
                        Shown.row(before, first.before()),
                        first.before().partition(),
                        first.after().partition());
    }

    private void add(LossKind kind, String column, long rows, String what) {
        findings.add(DataFinding.of(kind, Severity.FAILURE, before.name(), column, rows, what));
    }
}
