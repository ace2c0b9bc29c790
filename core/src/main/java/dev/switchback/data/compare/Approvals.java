// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.database.TableName;
import dev.switchback.evidence.Severity;
import dev.switchback.migration.Approval;
import dev.switchback.migration.Header;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The damage that a script's header owns up to, one line each: {@code -- Approved: drop column customers.fax, unused}.
 *
 * <p>A line covers a finding when it names its table, its column, or its id; one that names a column as
 * {@code table.column} covers that column only.
 */
final class Approvals {

    private final List<Approval> lines;

    Approvals(Header header) {
        this.lines = header.approvals();
    }

    /** Returns the finding as a note if a line covers it. */
    DataFinding apply(DataFinding finding) {
        Optional<Approval> line =
                lines.stream().filter(text -> covers(text, finding)).findFirst();
        return finding.severity() == Severity.FAILURE && line.isPresent()
                ? finding.withSeverity(Severity.NOTE, " Approved: " + line.get().text())
                : finding;
    }

    private static boolean covers(Approval line, DataFinding finding) {
        Set<String> words = line.words();
        boolean otherKind = LossKind.ids().stream().anyMatch(words::contains) && !words.contains(finding.id());
        return !otherKind && namesPlace(line, finding);
    }

    /** A line that names no more than a table covers what concerns whole rows. */
    private static boolean namesPlace(Approval line, DataFinding finding) {
        TableName table = finding.table();
        return finding.column()
                .map(column -> line.names(table.schema(), table.name(), column))
                .orElseGet(() -> line.names(table.schema(), table.name()));
    }
}
