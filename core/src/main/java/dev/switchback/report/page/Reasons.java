// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import dev.switchback.evidence.Verdict;

/** Why a check does not say yes or no. */
final class Reasons {

    private Reasons() {}

    static String of(Verdict verdict) {
        if (verdict instanceof Verdict.Inconclusive inconclusive) {
            return inconclusive.reason();
        }
        return verdict instanceof Verdict.NotApplicable notApplicable ? notApplicable.reason() : "";
    }
}
