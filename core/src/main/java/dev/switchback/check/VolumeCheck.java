// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.forecast.Outlook;
import dev.switchback.lab.Stage;
import dev.switchback.lab.VolumeSight;
import dev.switchback.lab.volume.VolumeFacts;
import dev.switchback.migration.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long does the migration take, and its way back, with as many rows as production has? */
final class VolumeCheck implements Check {

    @Override
    public CheckId id() {
        return new CheckId("volume");
    }

    @Override
    public boolean needsRows() {
        return true;
    }

    @Override
    public Judgement on(Stage stage) throws SQLException {
        Optional<Judgement> hindered = Hindrances.on(stage);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        if (!stage.empty().applied()) {
            return Judgement.inconclusive(stage.migration().name() + " does not apply (see fresh)");
        }
        return judge(stage.migration(), stage.volume(), stage.empty().outcome().duration());
    }

    /**
     * Judges.
     *
     * @param withoutRows how long the migration takes where there are hardly any rows
     */
    static Judgement judge(Migration migration, VolumeSight sight, Duration withoutRows) {
        List<Finding> findings = new ArrayList<>();
        VolumeTerms.unreadable(migration)
                .map(why -> VolumeFindings.unreadableBudget(migration, why))
                .ifPresent(findings::add);
        if (sight instanceof VolumeSight.NotMeasured not) {
            return Judgement.of(findings, List.of(not.reason()));
        }
        return sight instanceof VolumeSight.Measured measured
                ? judge(
                        migration,
                        measured.facts(),
                        VolumeTerms.of(measured.settings(), migration),
                        withoutRows,
                        findings)
                : Judgement.of(findings);
    }

    private static Judgement judge(
            Migration migration, VolumeFacts facts, VolumeTerms terms, Duration withoutRows, List<Finding> findings) {
        new EndlessScript(migration, facts, terms, withoutRows).finding().ifPresent(findings::add);
        Optional<Outlook> outlook = Outlooks.of(facts, terms);
        outlook.ifPresent(seen -> findings.addAll(new VolumeFindings(migration, facts, terms).of(seen)));
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.FAILURE);
        List<String> notSeen = failed ? List.of() : new VolumeGaps(migration, facts, terms, outlook).reasons();
        return Judgement.of(findings, notSeen).with(outlook);
    }
}
