// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import dev.switchback.evidence.EvidenceDocument;
import dev.switchback.evidence.EvidenceDocument.Readable;
import dev.switchback.evidence.EvidenceDocument.Unreadable;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.Ledger;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.SchemaRecords;
import dev.switchback.gate.Witness;
import dev.switchback.rehearsal.CurrentConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a directory of evidence holds.
 *
 * @param witnesses the documents
 * @param problems  what is to be said of those that cannot be read
 * @param schemas   the recorded schemas
 */
record EvidenceAtHand(List<Witness> witnesses, List<String> problems, List<SchemaRecord> schemas) {

    static EvidenceAtHand in(Path directory, CurrentConfiguration now) {
        List<Witness> witnesses = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<SchemaRecord> schemas = new ArrayList<>();
        try {
            for (EvidenceDocument document : Ledger.documents(directory)) {
                if (document instanceof Readable readable) {
                    witnesses.add(new Witness(
                            String.valueOf(readable.file().getFileName()),
                            readable.evidence(),
                            now.otherThan(readable.evidence().header())));
                } else if (document instanceof Unreadable unreadable) {
                    problems.add(unreadable.why());
                }
            }
            schemas.addAll(SchemaRecords.in(directory));
        } catch (EvidenceProblem e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return new EvidenceAtHand(witnesses, problems, schemas);
    }
}
