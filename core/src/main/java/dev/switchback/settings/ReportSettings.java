// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is said about reports.
 *
 * @param directory where they go; empty if none is wanted
 * @param since     the first version that is new to the change under review
 * @param base      the Git reference against which migrations are new; never beside {@code since}. With neither, all are
 */
public record ReportSettings(Optional<Path> directory, Optional<Version> since, Optional<String> base) {

    static ReportSettings read(Values values, Path base, Path evidence, List<String> problems) {
        Optional<String> written = values.read(Key.REPORT, text -> text);
        Optional<Path> directory = written.filter(text -> text.equals("none")).isPresent()
                ? Optional.empty()
                : Optional.of(values.read(Key.REPORT, Values::path)
                        .map(base::resolve)
                        .orElse(evidence.resolveSibling("report")));
        Optional<Version> since = values.read(Key.REPORT_SINCE, Version::parse);
        return new ReportSettings(directory, since, base(values, since, problems));
    }

    private static Optional<String> base(Values values, Optional<Version> since, List<String> problems) {
        Optional<String> own = values.read(Key.REPORT_BASE, text -> text);
        if (since.isPresent() && own.isPresent()) {
            problems.add(Key.REPORT_SINCE.key() + " and " + Key.REPORT_BASE.key()
                    + " both say what is new to the change; keep one of them");
        }
        return since.isPresent() ? Optional.empty() : own.or(() -> values.read(Key.GATE_BASE, text -> text));
    }
}
