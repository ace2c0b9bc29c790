// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.forecast.Limits;
import dev.switchback.forecast.Outlook;
import dev.switchback.impact.Impact;
import dev.switchback.impact.SchemaStep;
import java.util.Optional;

/**
 * What one run says of one migration.
 *
 * @param run      the run
 * @param evidence what it found
 * @param impact   what the migration means for code that runs already
 * @param step     what it made of the schema, if that is known
 * @param limits   what it may take
 */
public record Judged(RunView run, MigrationEvidence evidence, Impact impact, Optional<SchemaStep> step, Limits limits) {

    /** Returns the result of a check, if it was carried out. */
    public Optional<CheckResult> result(CheckId check) {
        return evidence.results().stream()
                .filter(result -> result.check().equals(check))
                .findFirst();
    }

    /** Returns the result of a check, if it was carried out. */
    public Optional<CheckResult> result(String check) {
        return result(new CheckId(check));
    }

    /** Returns what it will take in production, if that was measured. */
    public Optional<Outlook> outlook() {
        return evidence.results().stream()
                .flatMap(result -> result.outlook().stream())
                .findFirst();
    }
}
