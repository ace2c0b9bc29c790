// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.migration.HistoryProblem;
import org.junit.jupiter.api.Test;

class FlywayVersionTest {

    @Test
    void versionThatTellsNoStatementsIsRefusedWithTheOneToUse() {
        assertThatThrownBy(() -> FlywayVersion.requireStatementEvents("10.10.0"))
                .isInstanceOf(HistoryProblem.class)
                .hasMessageContaining("10.10.0")
                .hasMessageContaining("10.12.0");
    }

    @Test
    void versionThatTellsStatementsIsTaken() {
        assertThat(FlywayVersion.onClassPath()).matches("\\d+\\.\\d+\\.\\d+.*");
        for (String version : new String[] {"10.12.0", "10.20.1", "13.12.0", FlywayVersion.onClassPath()}) {
            assertThatCode(() -> FlywayVersion.requireStatementEvents(version)).doesNotThrowAnyException();
        }
    }
}
