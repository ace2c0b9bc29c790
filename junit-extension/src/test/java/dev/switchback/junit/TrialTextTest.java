// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTextTest {

    private static final Finding LEFT_BEHIND = new Finding(
            "undo-inexact",
            Severity.FAILURE,
            "The undo leaves column users.email behind.",
            "A release that is taken back keeps it.",
            "Add to the script:\nALTER TABLE users DROP COLUMN email;",
            new Where("U2__add_email.sql", 3, "SELECT 1"));
    private static final Finding NO_PLACE = new Finding("slow", Severity.WARNING, "It is slow.", "", "", Where.UNKNOWN);

    @Test
    void nameIsFileAndCheck() {
        assertThat(TrialText.name("V2__add_email.sql", new CheckId("rollback")))
                .isEqualTo("V2__add_email.sql: rollback");
    }

    @Test
    void failureSaysFileAndFirstFindingThenAllOfIt() {
        assertThat(TrialText.of(result(LEFT_BEHIND))).isEqualToNormalizingNewlines("""
                V2__add_email.sql: The undo leaves column users.email behind.

                    where:  U2__add_email.sql, line 3
                    sql:    SELECT 1
                    what:   The undo leaves column users.email behind.
                    effect: A release that is taken back keeps it.
                    remedy: Add to the script:
                            ALTER TABLE users DROP COLUMN email;""");
    }

    @Test
    void warningsFollowAndNotesStayAway() {
        Finding note = new Finding("note", Severity.NOTE, "Columns moved.", "", "", Where.UNKNOWN);

        assertThat(TrialText.of(result(LEFT_BEHIND, NO_PLACE, note)))
                .startsWith("V2__add_email.sql: The undo leaves column users.email behind. (and 1 more)")
                .contains("    warning" + System.lineSeparator() + "    what:   It is slow.")
                .doesNotContain("Columns moved");
    }

    @Test
    void fileIsNotNamedTwice() {
        Finding fails =
                new Finding("fails", Severity.FAILURE, "V2__add_email.sql fails: no table", "", "", Where.UNKNOWN);

        assertThat(TrialText.of(result(fails))).startsWith("V2__add_email.sql fails: no table");
    }

    @Test
    void errorShowsNoFrameOfOurs() {
        assertThat(TrialText.failure("said", null).getStackTrace()).isEmpty();
    }

    private static CheckResult result(Finding... findings) {
        return new CheckResult(
                "V2__add_email.sql",
                new CheckId("rollback"),
                new Verdict.Failed(),
                List.of(findings),
                Duration.ofSeconds(1));
    }
}
