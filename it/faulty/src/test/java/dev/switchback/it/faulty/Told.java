// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.faulty;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Results as text, with everything that a finding says. */
final class Told {

    private Told() {}

    static String of(List<CheckResult> results) {
        return results.stream().map(Told::result).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String result(CheckResult result) {
        return result.migration() + ": " + result.check() + ": " + result.verdict()
                + result.findings().stream().map(Told::finding).collect(Collectors.joining());
    }

    private static String finding(Finding finding) {
        return "\n    %s %s: %s\n      effect: %s\n      remedy: %s\n      where: %s, line %d, %s"
                .formatted(
                        finding.severity(),
                        finding.id(),
                        finding.what(),
                        finding.effect(),
                        finding.remedy(),
                        finding.where().file(),
                        finding.where().line(),
                        finding.where().statement());
    }
}
