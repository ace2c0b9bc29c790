// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.util.List;

/**
 * What a check says of a migration.
 *
 * <p>Only {@link Passed} passes. What could not be looked at is {@link Inconclusive}, never green.
 */
public sealed interface Verdict {

    /** The check looked, and found nothing that fails it. */
    record Passed() implements Verdict {}

    /** At least one finding is a {@link Severity#FAILURE}. */
    record Failed() implements Verdict {}

    /** The question does not arise, for the reason given. */
    record NotApplicable(String reason) implements Verdict {}

    /** The check could not be carried out, for the reason given. */
    record Inconclusive(String reason) implements Verdict {}

    /** Returns {@link Failed} if a finding is a failure, otherwise {@link Passed}. */
    static Verdict of(List<Finding> findings) {
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.FAILURE);
        return failed ? new Failed() : new Passed();
    }
}
