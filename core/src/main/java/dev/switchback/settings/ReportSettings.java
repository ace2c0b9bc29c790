// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is said about reports.
 *
 * @param directory where they go; empty if none is wanted
 * @param since     the first version that is new to the change under review; empty if all are
 */
public record ReportSettings(Optional<Path> directory, Optional<Version> since) {

    static ReportSettings read(Values values, Path base, Path evidence) {
        Optional<String> written = values.read(Key.REPORT, text -> text);
        Optional<Path> directory = written.filter(text -> text.equals("none")).isPresent()
                ? Optional.empty()
                : Optional.of(values.read(Key.REPORT, Values::path)
                        .map(base::resolve)
                        .orElse(evidence.resolveSibling("report")));
        return new ReportSettings(directory, values.read(Key.REPORT_SINCE, Version::parse));
    }
}
