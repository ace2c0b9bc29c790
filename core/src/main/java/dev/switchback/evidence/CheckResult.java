// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.time.Duration;
import java.util.List;

/**
 * What one check found on one migration.
 *
 * @param migration the migration's name
 * @param check     the check
 * @param verdict   the judgement
 * @param findings  what was seen, failures first
 * @param duration  how long the check took, observation included
 */
public record CheckResult(String migration, CheckId check, Verdict verdict, List<Finding> findings, Duration duration) {

    public CheckResult {
        findings = List.copyOf(findings);
    }
}
