// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextVersionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:30:15.250Z");

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "1, 2",
        "9 10, 11",
        "10 9, 11",
        "007, 008",
        "099, 100",
        "999, 1000",
        "1.4.9, 1.4.10",
        "1_4_9, 1_4_10",
        "2.0, 2.1",
        "2021.10.1, 2021.10.2",
        "20250101120000, 20261122013015",
        "202501011200, 202611220130",
        "20250101120000123, 20261122013015250",
        "20271231235959, 20271231235960",
        "20259901120000, 20259901120001",
        "20261122, 20261123",
    })
    void itIsWrittenAsTheOthersAre(String written, String expected) {
        assertThat(NextVersion.after(written.isEmpty() ? List.of() : Arrays.asList(written.split(" ")), NOW))
                .isEqualTo(expected);
    }
}
