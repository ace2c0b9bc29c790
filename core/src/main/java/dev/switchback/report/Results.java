// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results by migration and check. */
final class Results {

    private record Trial(String migration, CheckId check) {}

    private final List<CheckResult> all;
    private final Map<Trial, CheckResult> byTrial = new HashMap<>();

    Results(List<CheckResult> all) {
        this.all = List.copyOf(all);
        all.forEach(result -> byTrial.put(new Trial(result.migration(), result.check()), result));
    }

    List<CheckResult> all() {
        return all;
    }

    List<CheckResult> marked(Mark mark) {
        return all.stream().filter(result -> Mark.of(result) == mark).toList();
    }

    Mark mark(Subject subject, CheckId check) {
        Optional<CheckResult> result = Optional.ofNullable(byTrial.get(new Trial(subject.migration(), check)));
        Mark without = subject.checks().contains(check) ? Mark.NOT_CARRIED_OUT : Mark.NOT_PLANNED;
        return result.map(Mark::of).orElse(without);
    }
}
