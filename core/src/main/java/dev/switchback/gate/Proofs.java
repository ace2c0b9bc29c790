// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.migration.Migration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what speaks of each migration as it is now, on one of the declared databases. */
final class Proofs {

    private final List<Witness> witnesses;
    private final Objections objections;

    /**
     * What speaks of a migration.
     *
     * @param results by document; none if no document speaks of it
     * @param witnesses those documents
     * @param nearest what is to be said against the document that comes nearest, if none speaks of it; none otherwise
     */
    record Found(Map<Witness, List<CheckResult>> results, List<Gap> nearest) {

        List<Witness> witnesses() {
            return List.copyOf(results.keySet());
        }

        /** Returns what a check has said, by document; documents that have not carried it out are left out. */
        Map<Witness, CheckResult> of(CheckId check) {
            Map<Witness, CheckResult> said = new LinkedHashMap<>();
            results.forEach((witness, all) -> all.stream()
                    .filter(result -> result.check().equals(check))
                    .findFirst()
                    .ifPresent(result -> said.put(witness, result)));
            return said;
        }
    }

    Proofs(Question question, Declared database) {
        this.witnesses = question.witnesses().stream()
                .filter(witness -> witness.evidence().status() != Evidence.Status.RUNNING)
                .filter(witness ->
                        witness.database().product().equals(database.request().product()))
                .toList();
        this.objections = new Objections(question, database);
    }

    boolean areAny() {
        return !witnesses.isEmpty();
    }

    Found of(Migration migration) {
        Map<Witness, List<CheckResult>> results = new LinkedHashMap<>();
        for (Witness witness : witnesses) {
            if (objections.against(witness, migration).isEmpty()) {
                results.put(
                        witness,
                        witness.of(migration.name())
                                .map(MigrationEvidence::results)
                                .orElse(List.of()));
            }
        }
        return new Found(results, results.isEmpty() ? nearest(migration) : List.of());
    }

    private List<Gap> nearest(Migration migration) {
        return witnesses.stream()
                .flatMap(witness -> objections.against(witness, migration).stream())
                .max(Comparator.comparing(Objections.Objection::nearness))
                .map(Objections.Objection::gaps)
                .orElse(List.of());
    }
}
