// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpaceTest {

    private static final long GB = 1_000_000_000;

    @Test
    void aDiskThatIsClearlyTooSmallIsRefusedWithNumbers() {
        assertThat(new Space(100 * GB, 5 * GB).refusal())
                .contains("has 5 GB free, and the tables hold 100 GB, of which a compressed dump takes at least 10 GB");
    }

    @Test
    void oneThatMayDoIsToldAndOneThatWillIsNot() {
        assertThat(new Space(100 * GB, 30 * GB).refusal()).isEmpty();
        assertThat(new Space(100 * GB, 30 * GB).warning()).isPresent();
        assertThat(new Space(100 * GB, 110 * GB).warning()).isEmpty();
        assertThat(new Space(0, 10_000_000).refusal()).isEmpty();
    }
}
