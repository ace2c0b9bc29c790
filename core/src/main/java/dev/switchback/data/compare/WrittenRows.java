// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import dev.switchback.evidence.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that were written after a migration, as users write them between a release and its undo.
 *
 * @param tables per table, what it held after the writing, and what the writing did to it
 */
public record WrittenRows(List<WrittenTable> tables) {

    /** Nothing was written. */
    public static final WrittenRows NONE = new WrittenRows(List.of());

    public WrittenRows {
        tables = List.copyOf(tables);
    }

    /**
     * One table that was written to.
     *
     * @param state what it held after the writing
     * @param rows    those of its rows that were new
     * @param changed rows that were there, before and after the writing, where a trigger changed them
     * @param removed rows that were there, where a trigger deleted them
     */
    public record WrittenTable(TableState state, List<Row> rows, List<RowLink> changed, List<Row> removed) {

        public WrittenTable {
            rows = List.copyOf(rows);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }

        static WrittenTable between(TableState earlier, TableState later) {
            RowLinks links = RowLinks.of(earlier, later, ColumnPair.byName(earlier, later));
            List<RowLink> changed = links.links().stream()
                    .filter(link -> !link.before().equals(link.after()))
                    .toList();
            return new WrittenTable(later, links.added(), changed, links.lost());
        }

        boolean isUntouched() {
            return rows.isEmpty() && changed.isEmpty() && removed.isEmpty();
        }
    }

    /** Returns the rows that came between two readings on the same schema. */
    public static WrittenRows between(DataState afterMigration, DataState afterWriting) {
        List<WrittenTable> written = new ArrayList<>();
        for (TableState table : afterWriting.tables().values()) {
            TableState earlier = afterMigration.tables().get(table.name());
            if (earlier != null && earlier != table && table.isComplete() && earlier.isComplete()) {
                written.add(WrittenTable.between(earlier, table));
            }
        }
        written.removeIf(WrittenTable::isUntouched);
        return new WrittenRows(written);
    }

    /** Returns the restored table without the rows that were written in between. */
    TableState without(TableState restored) {
        Optional<WrittenTable> table =
                tables.stream().filter(t -> isSame(t.state(), restored)).findFirst();
        if (table.isEmpty() || !restored.isComplete()) {
            return restored;
        }
        Set<Row> written = identities(table.get().rows());
        Set<Row> found = identities(links(table.get().state(), restored).links().stream()
                .filter(link -> written.contains(link.before()))
                .map(RowLink::after)
                .toList());
        List<Row> rest =
                restored.rows().stream().filter(row -> !found.contains(row)).toList();
        return restored.withRows(rest);
    }

    /** Returns what the writing did to rows of the table that were there before the migration. */
    SideEffects on(TableState before, TableState restored) {
        return tables.stream()
                .filter(table -> restored.isComplete() && isSame(table.state(), restored))
                .findFirst()
                .map(table -> SideEffects.of(table, before, restored))
                .orElse(SideEffects.NONE);
    }

    /**
     * Returns what became of the written rows in those tables that are still there.
     *
     * @param before what was there before the migration: values that the old schema is known to admit
     */
    List<DataFinding> judge(DataState before, DataState afterUndo) {
        List<DataFinding> findings = new ArrayList<>();
        for (WrittenTable table : tables) {
            afterUndo.tables().values().stream()
                    .filter(restored -> isSame(table.state(), restored) && restored.isComplete())
                    .findFirst()
                    .ifPresent(restored -> judge(table, restored, before, findings));
        }
        return findings;
    }

    /** A table that the undo put in place of another has its name; one that it renamed has its id. */
    private static boolean isSame(TableState written, TableState restored) {
        return written.id() == restored.id() || written.name().equals(restored.name());
    }

    private static RowLinks links(TableState written, TableState restored) {
        return RowLinks.of(written, restored, ColumnPair.byIdentity(written, restored));
    }

    private static void judge(WrittenTable table, TableState restored, DataState before, List<DataFinding> findings) {
        Set<Row> written = identities(table.rows());
        RowLinks links = links(table.state(), restored);
        List<Row> lost = links.lost().stream().filter(written::contains).toList();
        if (!lost.isEmpty()) {
            String what = "%s of table %s, written after the migration, not there after the undo, such as %s."
                    .formatted(Shown.rows(lost.size()), restored.name(), Shown.examples(table.state(), lost));
            findings.add(DataFinding.of(
                    LossKind.WRITTEN_ROW_LOST, Severity.FAILURE, restored.name(), "", lost.size(), what));
        }
        List<RowLink> kept = links.links().stream()
                .filter(link -> written.contains(link.before()))
                .toList();
        ColumnPair.byIdentity(table.state(), restored).stream()
                .filter(pair -> !pair.isRetyped())
                .forEach(pair -> judgeColumn(pair, kept, table.state(), before, findings));
    }

    private static void judgeColumn(
            ColumnPair pair, List<RowLink> kept, TableState table, DataState before, List<DataFinding> findings) {
        List<CellChange> changed = kept.stream()
                .filter(link -> !pair.same(link.before(), link.after()))
                .map(link -> new CellChange(pair, link))
                .toList();
        if (!changed.isEmpty()) {
            String column = pair.old().name();
            String what =
                    "Column %s of %s of table %s, written after the migration, has another value after the undo: %s."
                            .formatted(
                                    column,
                                    Shown.rows(changed.size()),
                                    table.name(),
                                    changed.get(0).shown(table));
            findings.add(DataFinding.of(
                    LossKind.WRITTEN_ROW_CHANGED,
                    isLoss(changed, table, before) ? Severity.FAILURE : Severity.WARNING,
                    table.name(),
                    column,
                    changed.size(),
                    what));
        }
    }

    /**
     * A value that was there before fits the old schema, so it should have stayed. One that was not may be what only the new
     * schema admits; that an undo maps it to another is a decision to know of, that it drops it is a loss.
     */
    private static boolean isLoss(List<CellChange> changed, TableState written, DataState before) {
        return changed.stream()
                .anyMatch(change -> change.pair().newValue(change.link().after()) == null
                        || before.tables().values().stream()
                                .anyMatch(table -> isSame(written, table) && holds(table, change)));
    }

    private static boolean holds(TableState table, CellChange change) {
        int column = table.indexOf(change.pair().old().name());
        return column >= 0
                && table.rows().stream()
                        .anyMatch(row -> Objects.equals(
                                row.get(column),
                                change.pair().oldValue(change.link().before())));
    }

    private static Set<Row> identities(Collection<Row> rows) {
        Set<Row> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(rows);
        return set;
    }
}
