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
        VolumeSight sight = stage.volume();
        if (sight instanceof VolumeSight.NotMeasured not) {
            return Judgement.inconclusive(not.reason());
        }
        return sight instanceof VolumeSight.Measured measured
                ? judge(stage.migration(), measured.facts(), VolumeTerms.of(measured.settings(), stage.migration()))
                : Judgement.of(List.of());
    }

    static Judgement judge(Migration migration, VolumeFacts facts, VolumeTerms terms) {
        List<Finding> findings = new ArrayList<>();
        VolumeFindings words = new VolumeFindings(migration, facts, terms);
        words.endless().ifPresent(findings::add);
        Optional<Outlook> outlook = Outlooks.of(migration, facts, terms);
        outlook.ifPresent(seen -> findings.addAll(words.of(seen)));
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.FAILURE);
        List<String> notSeen = failed ? List.of() : new VolumeGaps(migration, facts, terms, outlook).reasons();
        return Judgement.of(findings, notSeen).with(outlook);
    }
}
