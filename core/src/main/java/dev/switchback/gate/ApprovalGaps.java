// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.gate.Gap.Kind;
import dev.switchback.impact.Destruction;
import dev.switchback.impact.Impact;
import dev.switchback.impact.Impacts;
import dev.switchback.migration.Approval;
import dev.switchback.migration.Migration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a migration destroys, by what it was seen to do, and nobody has agreed to. */
final class ApprovalGaps {

    private final Question question;
    private final Declared database;
    private final Map<Witness, Map<String, Impact>> impacts = new HashMap<>();

    ApprovalGaps(Question question, Declared database) {
        this.question = question;
        this.database = database;
    }

    List<Gap> of(Migration migration, Proofs.Found found) {
        if (!question.policy().approvals() || found.witnesses().isEmpty()) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        boolean isKnown = false;
        for (Witness witness : found.witnesses()) {
            Impact impact = impact(witness, migration);
            isKnown |= impact.kind().isPresent();
            impact.destructions().stream()
                    .filter(loss -> !loss.isRename())
                    .flatMap(loss -> gap(migration, loss).stream())
                    .forEach(gaps::add);
        }
        if (!isKnown && migration.kind() != Migration.Kind.BASELINE) {
            gaps.add(unknown(migration, found.witnesses().get(0)));
        }
        return gaps.stream().distinct().toList();
    }

    private Impact impact(Witness witness, Migration migration) {
        return impacts.computeIfAbsent(
                        witness, one -> Impacts.of(one.evidence(), question.schemas(), database.placesStay()))
                .getOrDefault(migration.name(), new Impact(Optional.empty(), List.of(), List.of()));
    }

    private static Optional<Gap> gap(Migration migration, Destruction loss) {
        List<Approval> lines = loss.approvals(migration.header());
        if (lines.stream().anyMatch(line -> line.why().isPresent())) {
            return Optional.empty();
        }
        return Optional.of(Gap.of(
                Kind.NOT_APPROVED,
                migration.name(),
                FindingGaps.firstLine(loss.what()),
                lines.isEmpty() ? why(loss) : "It is approved without a reason.",
                "Add to its header: -- Approved: " + loss.approval() + ", <why> (<who>, <when>); then "
                        + Rehearse.COMMAND));
    }

    private static String why(Destruction loss) {
        return loss.isRestored()
                ? "Whatever reads it fails after the release, and nobody has agreed to that."
                : "After the release nobody gets that back, and nobody has agreed to it.";
    }

    private static Gap unknown(Migration migration, Witness witness) {
        return Gap.of(
                Kind.UNKNOWN_EFFECT,
                migration.name(),
                "what it does to the schema is not recorded",
                "Whether it drops anything is not known.",
                witness.command() + "; its directory schema belongs to the evidence");
    }
}
