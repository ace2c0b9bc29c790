// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.evidence.Severity;
import dev.switchback.migration.Header;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The damage that a script's header owns up to, one line each: {@code -- Approved: drop column customers.fax, unused}.
 *
 * <p>A line covers a finding when it names its table, its column, or its id; one that names a column as
 * {@code table.column} covers that column only.
 */
final class Approvals {

    private final List<String> lines;

    Approvals(Header header) {
        this.lines = header.approvals();
    }

    /** Returns the finding as a note if a line covers it. */
    DataFinding apply(DataFinding finding) {
        Optional<String> line =
                lines.stream().filter(text -> covers(text, finding)).findFirst();
        return finding.severity() == Severity.FAILURE && line.isPresent()
                ? finding.withSeverity(Severity.NOTE, " Approved: " + line.get())
                : finding;
    }

    private static boolean covers(String line, DataFinding finding) {
        Set<String> words = Arrays.stream(line.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_.$-]+"))
                .map(word -> word.replaceAll("^[.-]+|[.-]+$", ""))
                .collect(Collectors.toSet());
        boolean otherKind = LossKind.ids().stream().anyMatch(words::contains) && !words.contains(finding.id());
        return !otherKind && namesPlace(words, finding);
    }

    /** A column is named with its table; a line that names no more than a table covers what concerns whole rows. */
    private static boolean namesPlace(Set<String> words, DataFinding finding) {
        String table = finding.table().name().toLowerCase(Locale.ROOT);
        String qualified = finding.table().toString().toLowerCase(Locale.ROOT);
        boolean namesTable = words.contains(table) || words.contains(qualified);
        return finding.column()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .map(column -> words.contains(table + "." + column)
                        || words.contains(qualified + "." + column)
                        || namesTable && words.contains(column))
                .orElse(namesTable);
    }
}
