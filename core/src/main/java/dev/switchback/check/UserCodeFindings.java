// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.lab.UserCodeFailure;
import dev.switchback.migration.Migration;
import java.util.List;

/** Puts into words what the user's own seeds and assertions said. */
final class UserCodeFindings {

    private UserCodeFindings() {}

    static List<Finding> of(Migration migration, List<UserCodeFailure> failures) {
        return failures.stream().map(failure -> finding(migration, failure)).toList();
    }

    private static Finding finding(Migration migration, UserCodeFailure failure) {
        return new Finding(
                failure.assertion() ? "assertion-fails" : "user-code-fails",
                Severity.FAILURE,
                (failure.assertion() ? "Your assertion " : "Your own code ") + failure.moment() + " failed: "
                        + failure.message(),
                failure.assertion()
                        ? "The migration does not do to these rows what you said it must."
                        : "What it was to prepare or to look at was not.",
                failure.assertion()
                        ? "Correct the migration, or the assertion if the expectation is wrong."
                        : "Correct the hook or the seed file.",
                Where.file(migration.name()));
    }
}
