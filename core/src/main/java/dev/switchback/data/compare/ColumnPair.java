// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;
import dev.switchback.engine.TableColumn;
import dev.switchback.engine.TableState;
import dev.switchback.engine.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column at one moment and the same column at a later one.
 *
 * @param before   its index in the rows before
 * @param after    its index in the rows after
 * @param old      the column before
 * @param now      the column after
 * @param replaced whether only the name is the same: the column was dropped and another took its place
 */
record ColumnPair(int before, int after, TableColumn old, TableColumn now, boolean replaced) {

    /** Pairs columns by name alone, as a person compares a table with its restored self. */
    static List<ColumnPair> byName(TableState before, TableState after) {
        List<ColumnPair> pairs = new ArrayList<>();
        for (int i = 0; i < before.columns().size(); i++) {
            int other = after.indexOf(before.columns().get(i).name());
            if (other >= 0) {
                pairs.add(of(before, i, after, other, false));
            }
        }
        return pairs;
    }

    /** Pairs columns by what the database takes for the same column, then by name; derived columns are left out. */
    static List<ColumnPair> byIdentity(TableState before, TableState after) {
        boolean recreated = before.id() != after.id();
        List<ColumnPair> pairs = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < before.columns().size(); i++) {
            int other =
                    recreated ? -1 : withNumber(after, before.columns().get(i).number());
            if (other >= 0) {
                taken.add(other);
                pairs.add(of(before, i, after, other, false));
            }
        }
        Set<Integer> paired =
                new HashSet<>(pairs.stream().map(ColumnPair::before).toList());
        for (int i = 0; i < before.columns().size(); i++) {
            int other = after.indexOf(before.columns().get(i).name());
            if (!paired.contains(i) && other >= 0 && taken.add(other)) {
                pairs.add(of(before, i, after, other, !recreated));
            }
        }
        pairs.removeIf(pair -> pair.old.generated());
        return pairs;
    }

    private static int withNumber(TableState table, int number) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).number() == number) {
                return i;
            }
        }
        return -1;
    }

    private static ColumnPair of(TableState before, int i, TableState after, int j, boolean replaced) {
        return new ColumnPair(i, j, before.columns().get(i), after.columns().get(j), replaced);
    }

    /** Says whether the type is another one, in whatever way that came about. */
    boolean isRetyped() {
        return replaced || !old.type().equals(now.type());
    }

    /** Returns the kind that both values can be read as, to be compared. */
    ValueKind shared() {
        return Canonical.shared(old.kind(), now.kind());
    }

    @Nullable
    String oldValue(Row row) {
        return row.get(before);
    }

    @Nullable
    String newValue(Row row) {
        return row.get(after);
    }

    /** Says whether the values mean the same, in whatever form each type writes them. */
    boolean same(Row first, Row second) {
        return Canonical.same(old.kind(), oldValue(first), now.kind(), newValue(second));
    }
}
