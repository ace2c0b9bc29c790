// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.BucketSums;
import dev.switchback.engine.BucketSums.Bucket;
import dev.switchback.engine.TableColumn;
import dev.switchback.engine.TableState;
import dev.switchback.evidence.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Compares a table of which only sums and a sample are at hand. */
final class SumsComparison {

    private static final SortedMap<Integer, Bucket> NO_BUCKETS = Collections.emptySortedMap();

    private final TableState before;
    private final TableState after;
    private final List<DataFinding> findings = new ArrayList<>();

    private SumsComparison(TableState before, TableState after) {
        this.before = before;
        this.after = after;
    }

    /** Returns what differs from before after an undo: counts, then columns by their buckets. */
    static List<DataFinding> restored(TableState before, TableState after) {
        SumsComparison comparison = new SumsComparison(before, after);
        comparison.counts();
        if (before.rowCount() == after.rowCount()) {
            if (before.isComplete() == after.isComplete()) {
                ColumnPair.byName(before, after).forEach(comparison::column);
            } else {
                comparison.size();
            }
        }
        return comparison.findings;
    }

    /**
     * Returns what the sums tell of a migration beyond what the sample of rows told.
     *
     * @param moved how many rows other tables gained, to which rows may have moved
     * @param known columns of which the sample told already
     */
    static List<DataFinding> preserved(TablePair pair, long moved, Set<String> known) {
        SumsComparison comparison = new SumsComparison(pair.before(), pair.after());
        long lost = pair.before().rowCount() - pair.after().rowCount();
        if (lost > moved) {
            comparison.lost(lost);
        }
        boolean sameBuckets = haveSameBuckets(pair.before(), pair.after());
        pair.columns().stream()
                .filter(column -> !known.contains(column.old().name()))
                .forEach(sameBuckets ? comparison::preservedColumn : comparison::preservedCount);
        return comparison.findings;
    }

    /** Says whether two readings of a table tell its rows apart by the same columns, so that a row is in the same part of it. */
    static boolean haveSameBuckets(TableState before, TableState after) {
        return before.sums().map(BucketSums::seeds).equals(after.sums().map(BucketSums::seeds));
    }

    private void lost(long lost) {
        String what = "%s of table %s gone after the migration: it had %,d and has %,d."
                .formatted(Shown.rows(lost), before.name(), before.rowCount(), after.rowCount());
        findings.add(DataFinding.of(LossKind.ROWS_LOST, Severity.FAILURE, before.name(), "", lost, what));
    }

    /** Only parts that have as many rows as before can be compared: new rows have hashes of their own. */
    private void preservedColumn(ColumnPair pair) {
        long nulled = 0;
        long rewritten = 0;
        for (var entry :
                before.sums().map(BucketSums::buckets).orElse(NO_BUCKETS).entrySet()) {
            Bucket old = entry.getValue();
            Bucket now =
                    after.sums().map(BucketSums::buckets).orElse(NO_BUCKETS).get(entry.getKey());
            if (now != null && now.rows() == old.rows()) {
                nulled += Math.max(
                        0, old.values().get(pair.before()) - now.values().get(pair.after()));
                boolean same =
                        old.hashes().get(pair.before()).equals(now.hashes().get(pair.after()));
                rewritten += same || pair.isRetyped() ? 0 : 1;
            }
        }
        if (nulled > 0) {
            preserved(LossKind.VALUES_NULLED, Severity.FAILURE, pair, nulled, Shown.values(nulled) + " turned NULL");
        } else if (rewritten > 0) {
            String text = "overwritten in %,d of %,d parts of the table"
                    .formatted(
                            rewritten,
                            before.sums()
                                    .map(BucketSums::buckets)
                                    .orElse(NO_BUCKETS)
                                    .size());
            preserved(LossKind.VALUES_OVERWRITTEN, Severity.WARNING, pair, rewritten, text);
        }
    }

    /** Rows that are told apart by other columns than before are in other buckets: only the table as a whole can be compared. */
    private void preservedCount(ColumnPair pair) {
        long nulled = values(before, pair.before()) - values(after, pair.after());
        if (nulled > 0 && before.rowCount() == after.rowCount()) {
            preserved(LossKind.VALUES_NULLED, Severity.FAILURE, pair, nulled, Shown.values(nulled) + " turned NULL");
        }
    }

    private static long values(TableState table, int column) {
        return table.sums()
                .map(sums -> sums.buckets().values().stream()
                        .mapToLong(bucket -> bucket.values().get(column))
                        .sum())
                .orElseGet(() -> table.rows().stream()
                        .filter(row -> row.get(column) != null)
                        .count());
    }

    private void preserved(LossKind kind, Severity severity, ColumnPair pair, long rows, String text) {
        String column = pair.old().name();
        String what = "Column %s of table %s: %s; no example, for the table is too large to keep its rows."
                .formatted(column, before.name(), text);
        findings.add(DataFinding.of(kind, severity, before.name(), column, rows, what));
    }

    private void counts() {
        long lost = before.rowCount() - after.rowCount();
        if (lost != 0) {
            LossKind kind = lost > 0 ? LossKind.ROWS_LOST : LossKind.ROWS_ADDED;
            String what = "Table %s had %s before the migration and has %s after the undo."
                    .formatted(before.name(), Shown.rows(before.rowCount()), Shown.rows(after.rowCount()));
            findings.add(DataFinding.of(kind, Severity.FAILURE, before.name(), "", Math.abs(lost), what));
        }
    }

    /** As many rows as before, and yet their text fits no longer, or fits now, into what is kept of a table. */
    private void size() {
        if (names(before).equals(names(after))) {
            String what = "Values of table %s are not as they were before the migration: the text of its %s is %s now."
                    .formatted(
                            before.name(), Shown.rows(before.rowCount()), before.isComplete() ? "longer" : "shorter");
            findings.add(DataFinding.of(
                    LossKind.VALUES_CHANGED, Severity.FAILURE, before.name(), "", before.rowCount(), what));
        }
    }

    private static Set<String> names(TableState table) {
        return table.columns().stream().map(TableColumn::name).collect(Collectors.toSet());
    }

    private void column(ColumnPair pair) {
        long buckets = 0;
        long rows = 0;
        Optional<BucketSums> old = before.sums();
        Optional<BucketSums> now = after.sums();
        if (old.isEmpty() || now.isEmpty()) {
            return;
        }
        for (var entry : old.get().buckets().entrySet()) {
            Bucket other = now.get().buckets().get(entry.getKey());
            if (other == null
                    || !entry.getValue()
                            .hashes()
                            .get(pair.before())
                            .equals(other.hashes().get(pair.after()))) {
                buckets++;
                rows += entry.getValue().rows();
            }
        }
        if (buckets > 0) {
            String what =
                    ("Column %s of table %s is not as it was before the migration, in up to %s (%,d of %,d parts of the"
                                    + " table differ).%s")
                            .formatted(
                                    pair.old().name(),
                                    before.name(),
                                    Shown.rows(rows),
                                    buckets,
                                    old.get().buckets().size(),
                                    example(pair));
            findings.add(DataFinding.of(
                    LossKind.VALUES_CHANGED,
                    Severity.FAILURE,
                    before.name(),
                    pair.old().name(),
                    rows,
                    what));
        }
    }

    private String example(ColumnPair pair) {
        return RowLinks.of(before, after, ColumnPair.byName(before, after)).links().stream()
                .filter(link -> !pair.same(link.before(), link.after()))
                .findFirst()
                .map(link -> " For instance " + new CellChange(pair, link).shown(before) + ".")
                .orElse("");
    }
}
