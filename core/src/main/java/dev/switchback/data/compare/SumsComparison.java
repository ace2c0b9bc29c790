// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.BucketSums;
import dev.switchback.engine.BucketSums.Bucket;
import dev.switchback.engine.TableState;
import dev.switchback.evidence.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a table of which only sums and a sample are at hand. */
final class SumsComparison {

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
            ColumnPair.byName(before, after).forEach(comparison::column);
        }
        return comparison.findings;
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
