// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.Ledger;
import dev.switchback.lab.Moment;
import dev.switchback.migration.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault of Switchback's own is planted where the lab asks whether a hook is concerned: that is not the user's code. */
class OwnFailureTest {

    @TempDir
    private Path directory;

    private record Fault(Moment moment, String migration) implements Hooks {
        @Override
        public boolean isConcernedWith(Moment moment, Migration migration) {
            if (moment == this.moment && migration.name().equals(this.migration)) {
                throw new UnsupportedOperationException("planted");
            }
            return false;
        }
    }

    private History history() {
        return new History(directory)
                .file("V1__one.sql", "CREATE TABLE t (id int PRIMARY KEY);")
                .file("undo/U1__one.sql", "DROP TABLE t;")
                .file("V2__two.sql", "ALTER TABLE t ADD COLUMN two text;")
                .file("undo/U2__two.sql", "ALTER TABLE t DROP COLUMN two;")
                .file("V3__three.sql", "ALTER TABLE t ADD COLUMN three text;")
                .file("undo/U3__three.sql", "ALTER TABLE t DROP COLUMN three;");
    }

    @Test
    void faultOnTheDatabaseWithRowsFailsItsTrialWithItsStackTraceAndTheWalkGoesOnFromAnotherDatabase()
            throws RehearsalProblem {
        List<CheckResult> results = history()
                .hooks(new Fault(Moment.AFTER_MIGRATION, "V2__two.sql"))
                .results();

        assertThat(History.summary(results))
                .containsOnly(
                        Map.entry("V1__one.sql: fresh", "ok"),
                        Map.entry("V1__one.sql: incremental", "ok"),
                        Map.entry("V1__one.sql: rollback", "ok"),
                        Map.entry("V2__two.sql: fresh", "ok"),
                        Map.entry("V2__two.sql: incremental", "FAIL switchback-failed"),
                        Map.entry("V2__two.sql: rollback", "??"),
                        Map.entry("V3__three.sql: fresh", "ok"),
                        Map.entry("V3__three.sql: incremental", "ok"),
                        Map.entry("V3__three.sql: rollback", "ok"));
        assertThat(results)
                .flatExtracting(CheckResult::findings)
                .filteredOn(finding -> finding.id().equals(OwnFailure.ID))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.what()).contains("V2__two.sql", "UnsupportedOperationException: planted");
                    assertThat(finding.remedy()).contains("at ", "OwnFailureTest$Fault.isConcernedWith");
                });
    }

    @Test
    void faultOnTheWayToAMigrationStopsTheWalkThere() throws RehearsalProblem {
        Map<String, String> verdicts = history()
                .hooks(new Fault(Moment.BEFORE_MIGRATION, "V2__two.sql"))
                .rehearse();

        assertThat(verdicts)
                .containsEntry("V1__one.sql: rollback", "ok")
                .containsEntry("V2__two.sql: fresh", "FAIL switchback-failed")
                .containsEntry("V2__two.sql: incremental", "??")
                .containsEntry("V2__two.sql: rollback", "??")
                .containsEntry("V3__three.sql: fresh", "??")
                .containsEntry("V3__three.sql: rollback", "??");
    }

    @Test
    void evidenceIsPartialAndHoldsWhatWasJudged() throws RehearsalProblem, EvidenceProblem, IOException {
        History history = history().hooks(new Fault(Moment.AFTER_MIGRATION, "V3__three.sql"));
        history.results(history.allChecks());

        Evidence evidence = Ledger.read(partialEvidence());

        assertThat(evidence.isComplete()).isFalse();
        assertThat(evidence.partial()).containsExactly("Switchback itself failed on V3__three.sql");
        assertThat(evidence.migrations()).hasSize(3);
    }

    private Path partialEvidence() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("target/switchback/evidence"))) {
            List<Path> partial =
                    files.filter(file -> file.toString().contains("partial")).toList();
            assertThat(partial).hasSize(1);
            return partial.get(0);
        }
    }
}
