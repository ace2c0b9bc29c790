// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Verdict;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.impact.Destruction;
import dev.switchback.impact.Impact;
import dev.switchback.impact.Impacts;
import dev.switchback.migration.Approval;
import dev.switchback.migration.Migration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a migration destroys, by what it was seen to do, and nobody has agreed to. */
final class ApprovalGaps {

    private static final CheckId ROLLBACK = new CheckId("rollback");

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
                    .filter(loss -> !comesBack(loss, found))
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

    /** Where the catalog does not tell a rename from a drop, the undo script does: after a drop it would have nothing to bring back. */
    private static boolean comesBack(Destruction loss, Proofs.Found found) {
        return loss.rename().isPresent()
                && found.of(ROLLBACK).values().stream()
                        .map(CheckResult::verdict)
                        .allMatch(Verdict.Passed.class::isInstance);
    }

    private static Optional<Gap> gap(Migration migration, Destruction loss) {
        List<Approval> lines = migration.header().approvals().stream()
                .filter(line -> covers(line, loss))
                .toList();
        if (lines.stream().anyMatch(line -> line.why().isPresent())) {
            return Optional.empty();
        }
        return Optional.of(Gap.of(
                Kind.NOT_APPROVED,
                migration.name(),
                FindingGaps.firstLine(loss.what()),
                lines.isEmpty()
                        ? "After the release nobody gets that back, and nobody has agreed to it."
                        : "It is approved without a reason.",
                "Add to its header: -- Approved: " + approval(loss) + ", <why> (<who>, <when>); then "
                        + Rehearse.COMMAND));
    }

    private static String approval(Destruction loss) {
        return loss.kind() == Destruction.Kind.WAY_BACK ? "irreversible" : loss.kind() + " " + loss.subject();
    }

    private static boolean covers(Approval line, Destruction loss) {
        List<String> parts =
                Arrays.asList(loss.subject().replace("\"", "").replace("`", "").split("\\."));
        int last = parts.size() - 1;
        return switch (loss.kind()) {
            case WAY_BACK -> line.isOfIrreversible();
            case TABLE -> line.names(at(parts, last - 1), at(parts, last));
            case COLUMN -> last > 0 && line.names(at(parts, last - 2), at(parts, last - 1), at(parts, last));
            case VALUES ->
                line.names(at(parts, last - 1), at(parts, last))
                        || last > 0 && line.names(at(parts, last - 2), at(parts, last - 1), at(parts, last));
        };
    }

    private static String at(List<String> parts, int place) {
        return place < 0 ? "" : parts.get(place);
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
