// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.TableName;
import dev.switchback.engine.RowSum;
import dev.switchback.forecast.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a restored database holds what was backed up.
 *
 * @param differences what it does not hold, or otherwise, without full stops
 * @param checked     what was compared
 */
record Comparison(List<String> differences, String checked) {

    private static final int SHOWN = 10;
    private static final String RIGHTS = "owners and privileges";

    Comparison {
        differences = List.copyOf(differences);
    }

    /**
     * Compares.
     *
     * @param rows     the backup's tables
     * @param before   the backup's schema
     * @param after    the restored one's
     * @param restored the restored tables
     */
    static Comparison of(List<RowSum> rows, SchemaList before, SchemaList after, List<RowSum> restored) {
        List<String> differences = new ArrayList<>(before.differences(after));
        Map<TableName, RowSum> sums = restored.stream().collect(Collectors.toMap(RowSum::table, Function.identity()));
        for (RowSum sum : rows) {
            RowSum found = sums.get(sum.table());
            if (found == null) {
                differences.add("the rows of " + sum.table() + " cannot be read");
            } else if (found.rows() != sum.rows()) {
                differences.add(sum.table() + " has " + found.rows() + " rows, and had " + sum.rows());
            } else if (!found.sum().equals(sum.sum())) {
                differences.add(sum.table() + " has other values in its " + sum.rows() + " rows");
            }
        }
        return new Comparison(differences, checked(rows, before));
    }

    private static String checked(List<RowSum> sums, SchemaList schema) {
        long rows = sums.stream().mapToLong(RowSum::rows).sum();
        String counted = sums.isEmpty()
                ? "no rows, which were not counted when it was made"
                : Amounts.rows(rows) + " rows in " + tables(sums) + " by their counts and sums";
        return schema.hashes().size() + " objects of the schema, " + counted;
    }

    /** Returns how many tables were counted, for people. */
    static String tables(List<RowSum> sums) {
        int tables = sums.size();
        return tables == 1 ? "1 table" : tables + " tables";
    }

    /** Adds what sequences hand out next. */
    Comparison and(List<SequenceSpan> before, Sequences after) {
        return before.isEmpty()
                ? this
                : with(
                        after.differences(before),
                        before.size() == 1
                                ? "what 1 sequence or counter hands out next"
                                : "what " + before.size() + " sequences and counters hand out next");
    }

    /** Adds owners and privileges. */
    Comparison and(SchemaList before, SchemaList after) {
        return with(before.differences(after), RIGHTS);
    }

    boolean hasRights() {
        return checked.endsWith(RIGHTS);
    }

    private Comparison with(List<String> more, String what) {
        List<String> all = new ArrayList<>(differences);
        all.addAll(more);
        return new Comparison(all, checked + ", " + what);
    }

    boolean isEqual() {
        return differences.isEmpty();
    }

    /** Returns the differences for people, not more than a person reads. */
    String words() {
        String shown = String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())));
        return differences.size() > SHOWN ? shown + "; and " + (differences.size() - SHOWN) + " more" : shown;
    }
}
