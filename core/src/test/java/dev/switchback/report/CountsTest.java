// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import static dev.switchback.report.Trials.FRESH;
import static dev.switchback.report.Trials.ROLLBACK;
import static dev.switchback.report.Trials.failed;
import static dev.switchback.report.Trials.green;
import static dev.switchback.report.Trials.history;
import static dev.switchback.report.Trials.notApplicable;
import static dev.switchback.report.Trials.passed;
import static dev.switchback.report.Trials.unjudged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {

    private static final String V1 = "V1__step.sql";

    private static Counts counts(CheckResult... results) {
        return Counts.of(history(1), List.of(results));
    }

    @Test
    void everythingPassedIsGreen() {
        assertThat(Counts.of(history(3), green(history(3))).isGreen()).isTrue();
        assertThat(counts(passed(V1, FRESH), notApplicable(V1, ROLLBACK, "x")).isGreen())
                .isTrue();
    }

    @Test
    void aFailureIsNotGreen() {
        assertThat(counts(passed(V1, FRESH), failed(V1, ROLLBACK)).isGreen()).isFalse();
    }

    @Test
    void whatWasNotJudgedIsNotGreen() {
        assertThat(counts(passed(V1, FRESH), unjudged(V1, ROLLBACK, "x")).isGreen())
                .isFalse();
    }

    @Test
    void whatWasNotCarriedOutIsNotGreen() {
        assertThat(counts(passed(V1, FRESH)).isGreen()).isFalse();
    }

    @Test
    void nothingIsNotGreen() {
        assertThat(Counts.of(List.of(), List.of()).isGreen()).isFalse();
        assertThat(Counts.of(List.of(), List.of()).line()).isEqualTo("0 migrations, 0 checks: nothing was judged");
    }

    @Test
    void oneIsSingular() {
        assertThat(Counts.of(history(1), green(history(1))).line()).isEqualTo("1 migration, 2 checks: 2 ok");
    }
}
