// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import dev.switchback.forecast.Outlook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one check found on one migration.
 *
 * @param migration the migration's name
 * @param check     the check
 * @param verdict   the judgement
 * @param findings  what was seen, failures first
 * @param outlook   what the migration will take in production, where the check measures that
 * @param duration  how long the check took, observation included
 */
public record CheckResult(
        String migration,
        CheckId check,
        Verdict verdict,
        List<Finding> findings,
        Optional<Outlook> outlook,
        Duration duration) {

    public CheckResult {
        findings = List.copyOf(findings);
    }

    /** A result of a check that measures nothing. */
    public CheckResult(String migration, CheckId check, Verdict verdict, List<Finding> findings, Duration duration) {
        this(migration, check, verdict, findings, Optional.empty(), duration);
    }
}
