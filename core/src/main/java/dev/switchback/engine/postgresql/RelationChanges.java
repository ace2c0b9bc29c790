// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.postgresql.RelationCounts.Activity;
import dev.switchback.engine.postgresql.RelationCounts.Counted;
import dev.switchback.forecast.Work;
import dev.switchback.forecast.Work.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What was done to the relations of a database between two looks at them. */
final class RelationChanges {

    /** One row that is looked up by its key is no scan. */
    private static final long LOOKED_UP = 1;

    /** What a script puts into a table of its own without taking it from another. */
    private static final long FEW = 100;

    private final Map<Long, Counted> relations;
    private final Map<Long, Activity> done = new HashMap<>();
    private final boolean counted;
    private final Set<Long> existing;
    private final NewFiles newFiles;

    /**
     * @param existing the identifiers of the tables that were there before the script
     */
    RelationChanges(RelationCounts before, RelationCounts after, Set<Long> existing, NewFiles newFiles) {
        this.relations = after.relations();
        this.counted = before.counted() && after.counted();
        this.existing = existing;
        this.newFiles = newFiles;
        relations.forEach((oid, relation) -> {
            Counted earlier = before.relations().get(oid);
            done.put(
                    oid,
                    earlier == null ? relation.activity() : relation.activity().since(earlier.activity()));
        });
    }

    long rowsRead() {
        return counted ? sum(Activity::rowsRead, true) : Work.UNKNOWN;
    }

    long rowsWritten() {
        return counted ? sum(Activity::rowsWritten, true) : Work.UNKNOWN;
    }

    long pages() {
        return counted ? sum(Activity::pages, false) : Work.UNKNOWN;
    }

    long newBytes() {
        return newFiles.total();
    }

    private long sum(ToLongFunction<Activity> count, boolean rows) {
        return done.entrySet().stream()
                .filter(entry -> !rows || !of(entry.getKey()).toast())
                .mapToLong(entry -> count.applyAsLong(entry.getValue()))
                .sum();
    }

    private Counted of(long oid) {
        return relations.get(oid);
    }

    Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Set<Long> read = new HashSet<>();
        done.forEach((oid, activity) -> {
            Counted relation = of(oid);
            if (existing.contains(relation.table()) || !relation.toast() && isFilled(relation.table())) {
                if (activity.rowsRead() > LOOKED_UP || !relation.index() && activity.scans() > 0) {
                    read.add(relation.table());
                }
                kinds.addAll(kinds(oid, relation, activity));
            }
        });
        read.removeIf(this::isMadeAnew);
        if (!read.isEmpty()) {
            kinds.add(Kind.SCAN);
        }
        return kinds;
    }

    /** The script may have copied a table, and go on with the copy. */
    private boolean isFilled(long table) {
        return done.getOrDefault(table, Activity.NONE).rowsRead() > FEW;
    }

    private Set<Kind> kinds(long oid, Counted relation, Activity activity) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (relation.index() && newFiles.has(oid) && !isTruncated(relation.table())) {
            kinds.add(Kind.INDEX_BUILD);
        }
        if (!relation.index() && newFiles.has(oid) && !isTruncated(oid)) {
            kinds.add(Kind.REWRITE);
        }
        if (activity.rowsWritten() > 0) {
            kinds.add(Kind.DATA_CHANGE);
        }
        return kinds;
    }

    /** TRUNCATE gives a table and its indexes new files, too, but of all that is read only the new table, for its indexes. */
    private boolean isTruncated(long table) {
        long builds = newFiles.bytes().keySet().stream()
                .filter(oid -> oid != table && of(oid).table() == table)
                .count();
        return newFiles.has(table)
                && !newFiles.holdsRows(table)
                && done.get(table).scans() <= builds;
    }

    /** Whoever writes a table or an index anew reads the table for that. */
    private boolean isMadeAnew(long table) {
        return newFiles.bytes().keySet().stream().anyMatch(oid -> of(oid).table() == table);
    }
}
