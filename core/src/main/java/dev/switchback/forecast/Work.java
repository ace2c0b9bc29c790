// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a statement cost the server, apart from time. Unlike time, it is the same on every machine.
 *
 * @param rowsRead       rows that were read, in whatever way; {@link #UNKNOWN} where the product does not tell, as in all others
 * @param rowsWritten    rows that were inserted, updated or deleted
 * @param pages          pages that were looked at
 * @param logBytes       bytes written to logs: that which a server recovers from (WAL, redo), and that which replicas read
 * @param diskBytes      bytes of disk that the database needs more than before the statement, old versions of a table included
 *                       as long as they are kept: what a transaction has replaced is there until it commits. Never less than
 *                       0, and without the log
 * @param temporaryBytes bytes of temporary files, as of a sort
 * @param kinds          what it was seen to do
 */
public record Work(
        long rowsRead,
        long rowsWritten,
        long pages,
        long logBytes,
        long diskBytes,
        long temporaryBytes,
        Set<Kind> kinds) {

    /** Stands for what was not measured. */
    public static final long UNKNOWN = -1;

    /** Nothing was measured, or only together with the next statement of the script. */
    public static final Work NOT_MEASURED = new Work(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, Set.of());

    /** It was nothing worth counting, as of a commit. */
    public static final Work NONE = new Work(0, 0, 0, 0, 0, 0, Set.of());

    /** What a statement can be seen to do to a table. */
    public enum Kind {
        /** It reads tables. */
        SCAN("scan"),
        /** It writes a table anew. */
        REWRITE("rewrite"),
        /** It builds an index. */
        INDEX_BUILD("index build"),
        /** It inserts, updates or deletes rows. */
        DATA_CHANGE("data change");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public Work {
        kinds = Set.copyOf(kinds);
    }

    /** Returns the same work with temporary files of so many bytes. */
    public Work withTemporaryBytes(long bytes) {
        return new Work(rowsRead, rowsWritten, pages, logBytes, diskBytes, bytes, kinds);
    }

    /** Returns the sum of both; what one of them does not know is unknown. */
    public Work plus(Work other) {
        return new Work(
                sum(rowsRead, other.rowsRead),
                sum(rowsWritten, other.rowsWritten),
                sum(pages, other.pages),
                sum(logBytes, other.logBytes),
                sum(diskBytes, other.diskBytes),
                sum(temporaryBytes, other.temporaryBytes),
                union(kinds, other.kinds));
    }

    private static long sum(long a, long b) {
        return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : a + b;
    }

    private static Set<Kind> union(Collection<Kind> a, Collection<Kind> b) {
        Set<Kind> all = EnumSet.noneOf(Kind.class);
        all.addAll(a);
        all.addAll(b);
        return all;
    }
}
