// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.schema.Change;
import dev.switchback.schema.DiffText;
import dev.switchback.schema.SchemaDiff;
import java.util.List;
import java.util.stream.Collectors;

/** A schema's difference in one sentence for a finding; long ones are cut and counted. */
final class DiffWords {

    private static final int SHOWN = 12;

    private DiffWords() {}

    /** Says what was added, removed and altered between two schemas. */
    static String of(SchemaDiff diff) {
        return text(DiffText.ofMigration().lines(apartFromOrder(diff)));
    }

    /** Says what an undo left, lost and changed; the difference leads from before the migration to after the undo. */
    static String afterUndo(SchemaDiff diff) {
        return text(DiffText.ofUndo().lines(apartFromOrder(diff)));
    }

    private static SchemaDiff apartFromOrder(SchemaDiff diff) {
        return new SchemaDiff(diff.changes().stream()
                .filter(change -> !(change instanceof Change.Moved))
                .toList());
    }

    private static String text(List<String> lines) {
        String shown = lines.stream().limit(SHOWN).collect(Collectors.joining("; "));
        return lines.size() <= SHOWN ? shown + "." : shown + "; and " + (lines.size() - SHOWN) + " more.";
    }
}
