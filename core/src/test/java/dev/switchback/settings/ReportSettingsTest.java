// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportSettingsTest {

    private static ReportSettings read(Map<String, String> values) throws SettingsProblem {
        return SettingsReader.read("shop", Path.of("shop"), List.of(SettingsSource.of("the test", values)))
                .goal()
                .report();
    }

    @Test
    void theGatesReferenceIsTheReportsUnlessItHasItsOwn() throws SettingsProblem {
        assertThat(read(Map.of()).base()).isEmpty();
        assertThat(read(Map.of("switchback.gate.base", "origin/main")).base()).contains("origin/main");
        assertThat(read(Map.of("switchback.gate.base", "origin/main", "switchback.report.base", "v4"))
                        .base())
                .contains("v4");
    }

    @Test
    void aVersionGoesBeforeTheGatesReferenceAndNotBesideAnOwn() throws SettingsProblem {
        ReportSettings settings = read(Map.of("switchback.gate.base", "origin/main", "switchback.report.since", "4"));

        assertThat(settings.base()).isEmpty();
        assertThat(settings.since()).isPresent();
        assertThatThrownBy(() -> read(Map.of("switchback.report.base", "main", "switchback.report.since", "4")))
                .hasMessageContaining("keep one of them");
    }
}
