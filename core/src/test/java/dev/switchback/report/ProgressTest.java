// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import static dev.switchback.report.Trials.FRESH;
import static dev.switchback.report.Trials.ROLLBACK;
import static dev.switchback.report.Trials.failed;
import static dev.switchback.report.Trials.history;
import static dev.switchback.report.Trials.passed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Duration EARLY = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Progress progress = new Progress(history(40));

    @Test
    void aTrialIsOneLine() {
        assertThat(Progress.trial(passed("V12__x.sql", ROLLBACK), 12, 40)).isEqualTo("12/40 V12__x.sql rollback 3.1 s");
        assertThat(Progress.trial(failed("V12__x.sql", ROLLBACK), 12, 40))
                .isEqualTo("12/40 V12__x.sql rollback 3.1 s FAIL");
    }

    @Test
    void onALongRunAMigrationIsOneLineAfterItsLastCheck() {
        assertThat(progress.migration(passed("V1__step.sql", FRESH), LATE)).isEmpty();
        assertThat(progress.migration(passed("V1__step.sql", ROLLBACK), LATE))
                .contains("1/40 V1__step.sql fresh ok, rollback ok, 6.2 s");
    }

    @Test
    void aRunThatIsSoonOverSaysNothing() {
        progress.migration(passed("V1__step.sql", FRESH), EARLY);

        assertThat(progress.migration(passed("V1__step.sql", ROLLBACK), EARLY)).isEmpty();
    }

    @Test
    void aFailureIsToldAtOnce() {
        progress.migration(passed("V1__step.sql", FRESH), EARLY);

        assertThat(progress.migration(failed("V1__step.sql", ROLLBACK), EARLY)).isPresent();
    }
}
