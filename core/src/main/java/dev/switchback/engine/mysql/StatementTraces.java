// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.RowTraffic.Rows;
import dev.switchback.forecast.Work;
import dev.switchback.forecast.Work.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a statement has left behind in the server's counts and files.
 *
 * @param traffic   rows that it has read and written
 * @param before    the files before it
 * @param after     the files after it
 * @param existing  the names of tables that were there before the script
 * @param truncates whether it truncates a table, which gives it a new file as copying it does
 */
record StatementTraces(
        RowTraffic traffic, InnodbFiles before, InnodbFiles after, Set<String> existing, boolean truncates) {

    /**
     * @param copied rows that were read one after the other in any table
     */
    long rowsRead(long copied) {
        long read = traffic.byTable().values().stream().mapToLong(Rows::read).sum();
        return rewritten().isEmpty() ? read : Math.max(read, copied);
    }

    long rowsWritten() {
        return traffic.byTable().values().stream().mapToLong(Rows::written).sum();
    }

    /** A table that is copied or rebuilt is there twice until the statement ends. */
    long diskBytes() {
        if (!before.allowed() || !after.allowed()) {
            return Work.UNKNOWN;
        }
        return Math.max(0, Math.max(after.bytes() - before.bytes(), after.newBytes(before)));
    }

    /** Without a look at the files none: a copy would be missing. */
    Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (!before.allowed() || !after.allowed()) {
            return kinds;
        }
        Set<String> made = new TreeSet<>(rewritten());
        if (!made.isEmpty()) {
            kinds.add(Kind.REWRITE);
        }
        Set<String> indexed = indexed();
        if (!indexed.isEmpty()) {
            kinds.add(Kind.INDEX_BUILD);
        }
        made.addAll(indexed);
        traffic.byTable().forEach((table, rows) -> {
            if (existing.contains(table)) {
                addTraffic(kinds, rows, made.contains(table));
            }
        });
        return kinds;
    }

    private static void addTraffic(Set<Kind> kinds, Rows rows, boolean madeAnew) {
        if (rows.written() > 0) {
            kinds.add(Kind.DATA_CHANGE);
        }
        if (rows.read() > Rows.LOOKED_UP && !madeAnew) {
            kinds.add(Kind.SCAN);
        }
    }

    /** A partition more, or one less, is no rewrite: there some are new, and others gone. */
    private Set<String> rewritten() {
        Set<String> rewritten = new TreeSet<>();
        for (String table : existing) {
            Set<Long> former = before.tables().getOrDefault(table, Set.of());
            Set<Long> now = after.tables().getOrDefault(table, Set.of());
            if (!truncates && !now.containsAll(former) && !former.containsAll(now)) {
                rewritten.add(table);
            }
        }
        return rewritten;
    }

    private Set<String> indexed() {
        Set<String> indexed = new TreeSet<>();
        for (String table : existing) {
            for (long id : after.tables().getOrDefault(table, Set.of())) {
                Set<Long> added = new HashSet<>(after.indexes().getOrDefault(id, Set.of()));
                added.removeAll(before.indexes().getOrDefault(id, added));
                if (!added.isEmpty()) {
                    indexed.add(table);
                }
            }
        }
        return indexed;
    }
}
