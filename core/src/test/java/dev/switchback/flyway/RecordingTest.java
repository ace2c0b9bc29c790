// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a script that had to be ended. */
class RecordingTest {

    private static final Diagnosis SEEN =
            Diagnosis.of(Diagnosis.Cause.TOO_LONG, "the script had not ended after 3 s", "wait", "SELECT 1", List.of());

    private final Recording recording = new Recording();

    private Recording begun() {
        recording.begin(null);
        recording.beginStatement();
        return recording;
    }

    @Test
    void theStatementThatRanIsNamed() {
        assertThat(begun().hung(SEEN).diagnosis().statement()).isEqualTo("SELECT 1");
    }

    @Test
    void aLookAtTheScriptIsNoStatementOfIt() {
        begun().endStatement("UPDATE t SET x = 1", List.of());

        StepOutcome.Hung hung = recording.hung(SEEN);

        assertThat(hung.diagnosis().statement()).isEmpty();
        assertThat(hung.statements()).extracting(StatementRun::sql).containsExactly("UPDATE t SET x = 1");
    }
}
