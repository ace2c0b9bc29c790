// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.evidence.Severity;
import dev.switchback.migration.Header;
import java.util.Arrays;
import java.util.HashSet;
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
        return names(finding).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(words::contains);
    }

    private static Set<String> names(DataFinding finding) {
        String table = finding.table().name();
        Set<String> names = new HashSet<>(Set.of(table, finding.table().toString(), finding.id()));
        finding.column()
                .ifPresent(
                        column -> names.addAll(List.of(column, table + "." + column, finding.table() + "." + column)));
        return names;
    }
}
