// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.database.TableName;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of things that happen to rows, with what each means and what mends it. */
enum LossKind {
    ROWS_LOST(
            "rows-lost",
            "In production these rows would be gone, and only a backup has them.",
            "Keep the rows of %1$s, copy them to another table before they are deleted, or own up to it in the header:"
                    + " -- Approved: rows-lost %1$s, <why nobody needs them>"),
    ROWS_ADDED(
            "rows-added",
            "The undo leaves rows that were not there before the migration.",
            "Have the undo script delete what the migration inserted into %1$s."),
    VALUES_NULLED(
            "values-nulled",
            "The values are nowhere in the database afterwards.",
            "Carry the values of %2$s over before they are set to NULL, or own up to it in the header:"
                    + " -- Approved: values-nulled %2$s, <why nobody needs them>"),
    VALUES_ROUNDED(
            "values-rounded",
            "Digits that were there before are nowhere in the database afterwards.",
            "Choose a type for %2$s that holds every digit, or own up to it in the header:"
                    + " -- Approved: values-rounded %2$s, <why the digits do not matter>"),
    VALUES_CUT(
            "values-cut",
            "The rest of each value is nowhere in the database afterwards.",
            "Choose a type for %2$s that holds the longest value, or own up to it in the header:"
                    + " -- Approved: values-cut %2$s, <why the rest does not matter>"),
    VALUES_MERGED(
            "values-merged",
            "Afterwards nobody can tell which of the values a row had.",
            "Map every value of %2$s to one of its own, keep the old column beside the new one, or own up to it in the"
                    + " header: -- Approved: values-merged %2$s, <why they mean the same>"),
    VALUES_OVERWRITTEN(
            "values-overwritten",
            "What the migration wrote holds no copy of the old values: unless they were elsewhere before, they are gone.",
            "Nothing, if the migration means to. If the old values of %2$s still count, copy them to a column or table of"
                    + " their own first."),
    VALUES_CHANGED(
            "values-changed",
            "After the undo the application reads other values than before the migration.",
            "Have the undo script write the old values of %2$s back; where the migration overwrites them, it has to keep"
                    + " them somewhere first."),
    VALUES_FILLED(
            "values-filled",
            "After the undo the application finds values where there were none.",
            "Have the undo script set %2$s back to NULL where it was NULL."),
    NULL_TURNED_EMPTY(
            "null-turned-empty",
            "Queries that ask for IS NULL no longer find the rows.",
            "Have the undo script write NULL instead of an empty text: UPDATE %1$s SET %3$s = NULL WHERE %3$s = ''; and keep"
                    + " apart the rows that were empty before."),
    IDS_RENUMBERED(
            "ids-renumbered",
            "Whatever refers to a row by its id, such as other tables without a foreign key, other systems, links and"
                    + " caches, now finds another row or none.",
            "Keep the ids of %1$s: carry column %3$s over instead of numbering the rows anew."),
    ROWS_MOVED(
            "rows-moved",
            "Queries that name the partition see other rows than before.",
            "Have the undo script restore the bounds of the partitions of %1$s as they were."),
    MOVE_INCOMPLETE(
            "move-incomplete",
            "The rows that were not carried over are nowhere in the database afterwards.",
            "Carry over every row of %1$s: use a LEFT JOIN where rows may have no partner, and compare the counts before"
                    + " the source is dropped."),
    SEQUENCE_COLLIDES(
            "sequence-collides", "The next insert gets a value that is taken, and fails with a duplicate key.", ""),
    SEQUENCE_SET_BACK(
            "sequence-set-back",
            "Values that were handed out once are handed out again.",
            "Nothing, unless values of %1$s must never be used twice."),
    WRITTEN_ROW_LOST(
            "written-row-lost",
            "Rows that users write after the release would be gone after an undo, though the old schema can hold them.",
            "Have the undo script keep the rows of %1$s that were written after the migration: change the table in place,"
                    + " or copy every row back, not only those from before."),
    WRITTEN_ROW_CHANGED(
            "written-row-changed",
            "What users wrote after the release would read differently after an undo.",
            "Have the undo script carry %2$s back for rows that were written after the migration, too.");

    private final String id;
    private final String effect;
    private final String remedy;

    LossKind(String id, String effect, String remedy) {
        this.id = id;
        this.effect = effect;
        this.remedy = remedy;
    }

    String id() {
        return id;
    }

    /** Returns the id of every kind. */
    static Set<String> ids() {
        return Arrays.stream(values()).map(LossKind::id).collect(Collectors.toSet());
    }

    String effect() {
        return effect;
    }

    /** Returns what became of the values, after their number. */
    String verb() {
        return switch (this) {
            case VALUES_NULLED -> "turned NULL";
            case VALUES_ROUNDED -> "rounded";
            case VALUES_CUT -> "cut short";
            case VALUES_MERGED -> "no longer told apart from others";
            case IDS_RENUMBERED -> "numbered anew";
            default -> "overwritten";
        };
    }

    String remedy(TableName table, String column) {
        return remedy.formatted(table, column.isEmpty() ? table : table.name() + "." + column, column);
    }
}
