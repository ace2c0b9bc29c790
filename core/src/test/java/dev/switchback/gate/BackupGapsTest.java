// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupGapsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private static final Policy DAILY = new Policy(
            Policy.DEFAULT.checks(),
            Severity.FAILURE,
            Set.of(),
            Set.of(),
            true,
            false,
            Optional.of(Duration.ofDays(1)));

    private static List<Gap> gaps(BackupAtHand... backups) {
        return BackupGaps.of(DAILY, "shop", List.of(backups), NOW);
    }

    private static BackupAtHand backup(int hours, boolean verified) {
        return new BackupAtHand("b" + hours, NOW.minus(Duration.ofHours(hours)), verified);
    }

    @Test
    void aYoungVerifiedOneIsEnough() {
        assertThat(gaps(backup(23, true), backup(2, false))).isEmpty();
    }

    @Test
    void noneAnOldOneAndAnUnverifiedOneAreNot() {
        assertThat(gaps()).singleElement().extracting(Gap::what).isEqualTo("there is no backup of shop");
        assertThat(gaps(backup(25, true)))
                .singleElement()
                .extracting(Gap::what)
                .isEqualTo("the newest backup of shop, b25, is older than 1 day");
        assertThat(gaps(backup(2, false)))
                .singleElement()
                .extracting(Gap::command)
                .isEqualTo("mvn switchback:verify-backup -Dswitchback.backup=b2");
    }

    @Test
    void whereNoneIsAskedForNoneIsMissed() {
        assertThat(BackupGaps.of(Policy.DEFAULT, "shop", List.of(), NOW)).isEmpty();
    }
}
