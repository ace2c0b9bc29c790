// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.migration.Header;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges what a migration did to the information that the tables held.
 *
 * <p>Damage is information that a row had before and that is nowhere afterwards. A dropped column or table whose values
 * went nowhere at all is plain in the schema difference, and not told again here.
 */
public final class Preservation {

    private Preservation() {}

    /** Returns the damage, and what else is worth a look. */
    public static List<DataFinding> judge(DataState before, DataState after, Header header) {
        Changes changes = Changes.between(before, after);
        FreshRows fresh = FreshRows.of(changes);
        List<DataFinding> findings = new ArrayList<>();
        changes.pairs().forEach(pair -> findings.addAll(new ChangedTable(pair, fresh).judge()));
        changes.dropped()
                .forEach(table -> new DroppedTable(table, fresh).judge().ifPresent(findings::add));
        findings.addAll(SequenceJudge.collisions(before, after, "after the migration"));
        Approvals approvals = new Approvals(header);
        return findings.stream().map(approvals::apply).toList();
    }
}
