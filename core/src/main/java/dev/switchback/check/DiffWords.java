// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.schema.Change;
import dev.switchback.schema.SchemaDiff;
import java.util.List;
import java.util.stream.Collectors;

/** A schema's difference in one sentence for a finding; long ones are cut and counted. */
final class DiffWords {

    private static final int SHOWN = 12;

    private DiffWords() {}

    /** Says what was added, removed and altered between two schemas. */
    static String of(SchemaDiff diff) {
        return text(diff, "added", "removed");
    }

    /** Says what an undo left, lost and changed; the difference leads from before the migration to after the undo. */
    static String afterUndo(SchemaDiff diff) {
        return text(diff, "left", "lost");
    }

    private static String text(SchemaDiff diff, String added, String removed) {
        List<String> words = diff.changes().stream()
                .filter(change -> !(change instanceof Change.Moved))
                .map(change -> text(change, added, removed))
                .toList();
        String shown = words.stream().limit(SHOWN).collect(Collectors.joining("; "));
        return words.size() <= SHOWN ? shown + "." : shown + "; and " + (words.size() - SHOWN) + " more.";
    }

    private static String text(Change change, String added, String removed) {
        if (change instanceof Change.Added) {
            return change.key() + " is " + added;
        }
        if (change instanceof Change.Removed) {
            return change.key() + " is " + removed;
        }
        Change.Altered altered = (Change.Altered) change;
        return altered.property() + " of " + altered.key() + " is " + quoted(altered.after()) + ", was "
                + quoted(altered.before());
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "nothing" : "\"" + value + "\"";
    }
}
