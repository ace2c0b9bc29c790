// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static dev.switchback.backup.Manifests.NOW;
import static dev.switchback.backup.Manifests.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Retention.Decision;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Retention TWO = new Retention(2, Duration.ofDays(30));

    private static List<String> deleted(Retention retention, Manifest... newestFirst) {
        return retention.decide(List.of(newestFirst), NOW).stream()
                .filter(Decision::deletes)
                .map(decision -> decision.manifest().id())
                .toList();
    }

    @Test
    void whatIsOldAndNotAmongTheNewestGoes() {
        Manifest old = Manifests.of("shop", 40);

        assertThat(deleted(TWO, Manifests.of("shop", 1), Manifests.of("shop", 31), old))
                .containsExactly(old.id());
    }

    @Test
    void whatIsYoungStaysHoweverMuchThereIs() {
        assertThat(deleted(TWO, Manifests.of("shop", 1), Manifests.of("shop", 2), Manifests.of("shop", 29)))
                .isEmpty();
    }

    @Test
    void theNewestOfADatabaseStayHoweverOldTheyAre() {
        assertThat(deleted(TWO, Manifests.of("shop", 400), Manifests.of("shop", 500), Manifests.of("blog", 600)))
                .isEmpty();
    }

    @Test
    void theNewestVerifiedOneAlwaysStays() {
        Manifest proved = verified(Manifests.of("shop", 90), true);
        Manifest provedBefore = verified(Manifests.of("shop", 95), true);
        Manifest failed = verified(Manifests.of("shop", 80), false);

        List<Decision> decisions = TWO.decide(
                List.of(Manifests.of("shop", 1), Manifests.of("shop", 2), failed, proved, provedBefore), NOW);

        assertThat(decisions).extracting(Decision::deletes).containsExactly(false, false, true, false, true);
        assertThat(decisions.get(3).why()).isEqualTo("the newest verified one of shop");
        assertThat(decisions.get(2).why()).isEqualTo("older than 30 days, and 2 newer ones of shop");
    }
}
