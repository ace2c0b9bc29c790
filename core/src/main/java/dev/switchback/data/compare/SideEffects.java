// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.data.compare.WrittenRows.WrittenTable;
import dev.switchback.engine.Row;
import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What writing after a migration did to rows of a table that were there before, as when a trigger counts, stamps or trims.
 *
 * <p>An undo is not to blame for it, so such a value may stay as the writing left it, and such a row may stay away.
 */
final class SideEffects {

    static final SideEffects NONE = new SideEffects(Map.of(), List.of(), Set.of());

    private final Map<Row, RowLink> changes;
    private final List<ColumnPair> pairs;
    private final Set<Row> removed;

    private SideEffects(Map<Row, RowLink> changes, List<ColumnPair> pairs, Set<Row> removed) {
        this.changes = changes;
        this.pairs = pairs;
        this.removed = removed;
    }

    /**
     * Returns the effects, as they look in the restored table.
     *
     * @param before the table before the migration
     */
    static SideEffects of(WrittenTable written, TableState before, TableState restored) {
        List<ColumnPair> pairs = new ArrayList<>(ColumnPair.byIdentity(written.state(), restored));
        Set<Integer> paired = pairs.stream().map(ColumnPair::after).collect(Collectors.toSet());
        ColumnPair.byName(written.state(), restored).stream()
                .filter(pair -> !paired.contains(pair.after()))
                .forEach(pairs::add);
        return new SideEffects(changes(written, pairs, restored), pairs, removed(written, before));
    }

    /** By the restored row: the row as it was before the writing and after. */
    private static Map<Row, RowLink> changes(WrittenTable written, List<ColumnPair> pairs, TableState restored) {
        Map<Row, RowLink> byWritten = new IdentityHashMap<>();
        written.changed().forEach(change -> byWritten.put(change.after(), change));
        Map<Row, RowLink> changes = new IdentityHashMap<>();
        if (!byWritten.isEmpty()) {
            for (RowLink link : RowLinks.of(written.state(), restored, pairs).links()) {
                RowLink change = byWritten.get(link.before());
                if (change != null) {
                    changes.put(link.after(), change);
                }
            }
        }
        return changes;
    }

    private static Set<Row> removed(WrittenTable written, TableState before) {
        Set<Row> removed = Collections.newSetFromMap(new IdentityHashMap<>());
        if (!written.removed().isEmpty()) {
            TableState gone = written.state().withRows(written.removed());
            RowLinks.of(before, gone, ColumnPair.byIdentity(before, gone))
                    .links()
                    .forEach(link -> removed.add(link.before()));
        }
        return removed;
    }

    /** Says whether a restored row holds in that column what the writing put there. */
    boolean explainValue(Row restored, int column) {
        RowLink change = changes.get(restored);
        return change != null
                && pairs.stream()
                        .filter(pair -> pair.after() == column)
                        .anyMatch(pair -> !Objects.equals(pair.oldValue(change.before()), pair.oldValue(change.after()))
                                && pair.same(change.after(), restored));
    }

    /** Says whether a row from before the migration went away with the writing. */
    boolean explainLoss(Row before) {
        return removed.contains(before);
    }
}
