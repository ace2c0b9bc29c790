// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.Evidence;
import dev.switchback.gate.Gap.Kind;
import dev.switchback.migration.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether migrations may be released: open if there is no gap.
 *
 * <p>Evidence counts by content. What cannot be read, did not come to its end, or speaks of something else proves nothing; and nothing
 * to prove is no proof either.
 */
public final class Gate {

    private final Question question;
    private final List<Gap> gaps = new ArrayList<>();

    private Gate(Question question) {
        this.question = question;
    }

    /** Returns everything that keeps the gate closed, in the order of the migrations; none if it is open. */
    public static List<Gap> decide(Question question) {
        Gate gate = new Gate(question);
        gate.whole();
        if (!gate.isHopeless()) {
            question.databases().forEach(gate::on);
        }
        question.migrations().forEach(migration -> gate.gaps.addAll(HeaderGaps.of(migration, question)));
        return joined(gate.gaps);
    }

    /** Where there is no evidence at all, a line for each migration would say the same again. */
    private boolean isHopeless() {
        return gaps.stream().anyMatch(gap -> gap.kind() == Kind.NO_EVIDENCE || gap.kind() == Kind.NOTHING_TO_PROVE);
    }

    private void whole() {
        if (question.history().migrations().isEmpty()) {
            gaps.add(Gap.ofAll(
                    Kind.NOTHING_TO_PROVE,
                    "there is no migration",
                    "A gate that looks at nothing is not open.",
                    "Name the right place with flyway.locations (or switchback.locations)."));
        } else if (question.demanded().isEmpty() && !question.since().isEmpty()) {
            gaps.add(Gap.ofAll(
                    Kind.NOTHING_TO_PROVE,
                    "no migration is as new as " + question.since() + " asks",
                    "A gate that looks at nothing is not open.",
                    "Lower it, or leave it out."));
        }
        broken();
        documents();
    }

    private void broken() {
        question.history().broken().stream()
                .map(script -> Gap.of(
                        Kind.BROKEN_SCRIPT,
                        script.name(),
                        withoutStop(script.what()),
                        "It cannot be released as it stands.",
                        script.remedy()))
                .forEach(gaps::add);
    }

    private static String withoutStop(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }

    private void documents() {
        question.problems().stream()
                .map(problem -> Gap.ofAll(
                        Kind.UNREADABLE,
                        withoutStop(problem.lines()
                                .findFirst()
                                .orElse("a document cannot be read")
                                .replaceFirst(": use that newer version.*$", "")),
                        "Nobody knows what it would say.",
                        problem.contains("newer Switchback")
                                ? "Use the newer Switchback here as well, or delete the file and run "
                                        + Rehearse.COMMAND
                                : "Delete it, then " + Rehearse.COMMAND))
                .forEach(gaps::add);
        question.witnesses().stream()
                .filter(witness -> witness.evidence().status() == Evidence.Status.RUNNING)
                .map(this::unfinished)
                .forEach(gaps::add);
        boolean isAnyThere = question.witnesses().stream()
                .anyMatch(witness -> witness.evidence().status() != Evidence.Status.RUNNING);
        if (!isAnyThere && !question.migrations().isEmpty()) {
            gaps.add(Gap.ofAll(
                    Kind.NO_EVIDENCE,
                    "there is no " + (question.problems().isEmpty() ? "" : "other ") + "evidence in "
                            + question.directory(),
                    "Nobody has seen any of the migrations run.",
                    Rehearse.COMMAND
                            + ", or the test class that rehearses; or name the directory with switchback.evidence"));
        }
    }

    /** One complete run of that name mends it, unless nothing is called so any more: a test class that was renamed, a module that is gone. */
    private Gap unfinished(Witness witness) {
        return Gap.ofAll(
                Kind.UNFINISHED,
                "the rehearsal " + witness.evidence().header().name() + " that began at "
                        + witness.evidence().header().started() + " has not come to its end (" + witness.file() + ")",
                "What it would have found is not known, whatever an older one says.",
                witness.command() + "; or, if nothing is called so any more, delete " + question.directory() + "/"
                        + witness.file());
    }

    private void on(Declared database) {
        if (question.migrations().isEmpty()) {
            return;
        }
        Proofs proofs = new Proofs(question, database);
        if (!proofs.areAny()) {
            gaps.add(Gap.ofAll(
                    Kind.NO_EVIDENCE,
                    "there is no evidence of a rehearsal on " + database.request() + " in " + question.directory(),
                    "It is declared (switchback.database), and other products behave otherwise.",
                    Rehearse.COMMAND + " -Dswitchback.database=" + database.request()));
            return;
        }
        ApprovalGaps approvals = new ApprovalGaps(question, database);
        for (Migration migration : question.migrations()) {
            Proofs.Found found = proofs.of(migration);
            gaps.addAll(CheckGaps.of(migration, found, question.policy()));
            gaps.addAll(FindingGaps.of(migration, found, question.policy()));
            gaps.addAll(BudgetGaps.of(migration, found, database.limits(), question.policy()));
            gaps.addAll(approvals.of(migration, found));
        }
    }

    /** What is to be said of many migrations alike is said once. */
    private static List<Gap> joined(List<Gap> gaps) {
        Map<Gap, Set<String>> alike = new LinkedHashMap<>();
        for (Gap gap : gaps) {
            alike.computeIfAbsent(
                            new Gap(gap.kind(), List.of(), gap.what(), gap.why(), gap.command(), gap.details()),
                            any -> new LinkedHashSet<>())
                    .addAll(gap.migrations());
        }
        return alike.entrySet().stream()
                .map(each -> new Gap(
                        each.getKey().kind(),
                        List.copyOf(each.getValue()),
                        each.getKey().what(),
                        each.getKey().why(),
                        each.getKey().command(),
                        each.getKey().details()))
                .toList();
    }
}
