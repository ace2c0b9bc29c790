// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceHeader.DatabaseEvidence;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.live.LiveServer;
import dev.switchback.migration.Migration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What evidence says of undo scripts. Pure: it holds the documents against the scripts as they are now.
 *
 * <p>Evidence is bound to content. That of another text, of another history before it, or of another major version of the server says
 * nothing.
 */
final class Proofs {

    private static final String CHECK = "rollback";

    private final Evidence evidence;
    private final LiveServer server;
    private final Map<String, MigrationEvidence> now;
    private final Map<String, MigrationEvidence> then;

    private Proofs(Evidence evidence, LiveServer server, List<Migration> history) {
        this.evidence = evidence;
        this.server = server;
        this.now = byName(MigrationEvidence.of(history, List.of()));
        this.then = byName(evidence.migrations());
    }

    private static Map<String, MigrationEvidence> byName(List<MigrationEvidence> all) {
        return all.stream().collect(Collectors.toMap(MigrationEvidence::name, Function.identity(), (a, b) -> b));
    }

    /** Returns what evidence says of each migration's undo script. */
    static Function<Migration, Proof> of(Evidence evidence, LiveServer server, List<Migration> history) {
        return new Proofs(evidence, server, history)::of;
    }

    private Proof of(Migration migration) {
        Optional<String> objection = objection(migration);
        if (objection.isPresent()) {
            return new Proof.Unknown(objection.orElseThrow());
        }
        return then.get(migration.name()).results().stream()
                .filter(result -> result.check().toString().equals(CHECK))
                .findFirst()
                .map(Proofs::judged)
                .orElse(new Proof.Unknown("the rehearsal did not carry out the check " + CHECK));
    }

    private Optional<String> objection(Migration migration) {
        MigrationEvidence rehearsed = then.get(migration.name());
        MigrationEvidence present = now.get(migration.name());
        DatabaseEvidence rehearsedOn = evidence.header().database();
        String database = rehearsedOn.product() + " " + rehearsedOn.version();
        if (evidence.status() == Evidence.Status.RUNNING) {
            return Optional.of("the last rehearsal did not come to its end");
        }
        if (rehearsed == null || present == null) {
            return Optional.of("the evidence does not know it");
        }
        if (!server.isLike(rehearsedOn.product(), rehearsedOn.version())) {
            return Optional.of(
                    "it was rehearsed on " + database + ", and this is " + server.product() + " " + server.version());
        }
        return rehearsed.sha256().equals(present.sha256())
                        && rehearsed.chainSha256().equals(present.chainSha256())
                        && rehearsed.undo().equals(present.undo())
                ? Optional.empty()
                : Optional.of("it, its undo script or a migration before it was edited since the rehearsal");
    }

    private static Proof judged(CheckResult result) {
        List<String> failures = told(result.findings(), Severity.FAILURE);
        if (result.verdict() instanceof Verdict.Passed) {
            return new Proof.Proven(told(result.findings(), Severity.WARNING));
        }
        if (result.verdict() instanceof Verdict.Inconclusive inconclusive) {
            return new Proof.Unknown(inconclusive.reason());
        }
        return failures.isEmpty()
                ? new Proof.Unknown("the check " + CHECK + " did not apply to it")
                : new Proof.Refuted(failures);
    }

    private static List<String> told(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::what)
                .toList();
    }
}
