// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.migration.Approval;
import dev.switchback.migration.Header;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something that a migration takes away: a table, a column, values, or the way back.
 *
 * @param kind    what sort of thing
 * @param subject what is lost, as the catalog calls it: {@code public.customers}, {@code public.customers.fax}; for
 *                {@link Kind#WAY_BACK} the migration's name
 * @param rename  what it may have become instead: the catalog of some products does not tell a rename from a drop and an addition
 * @param what    the loss in one sentence
 * @param isRestored whether the undo script was seen to bring it back, rows and values included; otherwise only a backup does
 */
public record Destruction(Kind kind, String subject, Optional<String> rename, String what, boolean isRestored) {

    /** What sort of thing is lost. */
    public enum Kind {
        /** A table, or a partition of one, with its rows. */
        TABLE("drop table"),
        /** A column with its values. */
        COLUMN("drop column"),
        /** Values or rows, as a finding of the check incremental tells. */
        VALUES("lose values"),
        /** The way back itself: the migration declares that nothing undoes it. */
        WAY_BACK("irreversible");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns the words for it, as an approval would begin. */
        @Override
        public String toString() {
            return words;
        }
    }

    /** Says whether it was a rename: what may be one is one if the undo script was seen to bring everything back. */
    public boolean isRename() {
        return rename.isPresent() && isRestored;
    }

    /** Returns what an approval of it says before the comma, such as {@code drop column public.customers.fax}. */
    public String approval() {
        return kind == Kind.WAY_BACK ? kind.toString() : kind + " " + subject;
    }

    /** Returns the lines of a header that are about it, whether they say why or not. */
    public List<Approval> approvals(Header header) {
        return header.approvals().stream().filter(this::isNamedIn).toList();
    }

    private boolean isNamedIn(Approval line) {
        List<String> parts =
                Arrays.asList(subject.replace("\"", "").replace("`", "").split("\\."));
        int last = parts.size() - 1;
        return switch (kind) {
            case WAY_BACK -> line.isOfIrreversible();
            case TABLE -> line.names(at(parts, last - 1), at(parts, last));
            case COLUMN -> last > 0 && line.names(at(parts, last - 2), at(parts, last - 1), at(parts, last));
            case VALUES ->
                line.names(at(parts, last - 1), at(parts, last))
                        || last > 0 && line.names(at(parts, last - 2), at(parts, last - 1), at(parts, last));
        };
    }

    private static String at(List<String> parts, int place) {
        return place < 0 ? "" : parts.get(place);
    }
}
