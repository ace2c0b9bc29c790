// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import static dev.switchback.evidence.Sample.java;
import static dev.switchback.evidence.Sample.result;
import static dev.switchback.evidence.Sample.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Migration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationEvidenceTest {

    private static List<String> chains(Migration... history) {
        return MigrationEvidence.of(List.of(history), List.of()).stream()
                .map(MigrationEvidence::chainSha256)
                .toList();
    }

    @Test
    void editOfAnEarlierScriptChangesTheChainOfEveryLaterOneOnly() {
        List<String> before = chains(versioned("1", "a"), versioned("2", "b"), versioned("3", "c"));
        List<String> after = chains(versioned("1", "a"), versioned("2", "edited"), versioned("3", "c"));

        assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
        assertThat(after.get(2)).isNotEqualTo(before.get(2));
    }

    @Test
    void insertedAndRemovedMigrationsChangeTheChain() {
        String both = chains(versioned("1", "a"), versioned("3", "c")).get(1);

        assertThat(chains(versioned("1", "a"), java("2"), versioned("3", "c")).get(2))
                .isNotEqualTo(both);
        assertThat(chains(versioned("3", "c")).get(0)).isNotEqualTo(both);
    }

    @Test
    void aNewMigrationAtTheEndChangesNoChain() {
        List<String> before = chains(versioned("1", "a"), versioned("2", "b"));

        assertThat(chains(versioned("1", "a"), versioned("2", "b"), versioned("3", "c")))
                .startsWith(before.toArray(String[]::new));
    }

    @Test
    void resultsGoToTheirMigration() {
        Migration first = versioned("1", "a");
        Migration second = versioned("2", "b");
        List<MigrationEvidence> evidence =
                MigrationEvidence.of(List.of(first, second), List.of(result(second, "fresh", new Verdict.Passed())));

        assertThat(evidence.get(0).results()).isEmpty();
        assertThat(evidence.get(1).results())
                .extracting(result -> result.check().name())
                .containsExactly("fresh");
    }

    @Test
    void scriptAndUndoAreKnownByTheirHash() {
        MigrationEvidence evidence =
                MigrationEvidence.of(List.of(versioned("1", "a")), List.of()).get(0);

        assertThat(evidence.sha256()).contains(Sha256.of("a"));
        assertThat(evidence.undo().orElseThrow().sha256()).isEqualTo(Sha256.of("undo a"));
        assertThat(evidence.undo().orElseThrow().name()).isEqualTo("undo/U1__step.sql");
    }
}
