// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.EvidenceHeader;
import dev.switchback.evidence.EvidenceHeader.DatabaseEvidence;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.Ledger;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.flyway.FlywayVersion;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.server.Server;
import dev.switchback.settings.ConfigurationHash;
import dev.switchback.settings.Selection;
import dev.switchback.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides what a run's evidence says of the whole history when the run ends. */
final class EvidenceKeeping {

    private final Ledger ledger;
    private final Selection selection;
    private final List<Migration> history;

    EvidenceKeeping(Ledger ledger, Selection selection, List<Migration> history) {
        this.ledger = ledger;
        this.selection = selection;
        this.history = List.copyOf(history);
    }

    /** Marks the run as begun, so that a run that is cut off is never taken for a green one. */
    static EvidenceKeeping begin(Settings settings, Server server, MigrationSet history, Besides besides)
            throws RehearsalProblem {
        EvidenceHeader header = new EvidenceHeader(
                settings.name(),
                UUID.randomUUID().toString(),
                Tool.version(),
                Instant.now(),
                new DatabaseEvidence(settings.database().product(), server.version(), server.description()),
                FlywayVersion.onClassPath(),
                ConfigurationHash.of(settings, besides.hashes()),
                settings.seed(),
                GitCommit.of(settings.baseDirectory()),
                Optional.of(besides.bound()));
        try {
            return new EvidenceKeeping(
                    Ledger.begin(settings.evidenceDirectory(), header), settings.selection(), history.migrations());
        } catch (EvidenceProblem e) {
            throw new RehearsalProblem(String.valueOf(e.getMessage()), e);
        }
    }

    void end(Trials trials) throws RehearsalProblem {
        List<String> reasons = new ArrayList<>();
        if (selection.isPartial()) {
            reasons.add("only a selection was judged");
        }
        if (!trials.isComplete()) {
            reasons.add("not every trial of the plan was carried out");
        }
        trials.brokenOff().forEach(migration -> reasons.add("Switchback itself failed on " + migration.name()));
        List<MigrationEvidence> evidence = MigrationEvidence.of(history, trials.results());
        try {
            if (reasons.isEmpty()) {
                ledger.complete(Instant.now(), evidence);
            } else {
                ledger.partial(Instant.now(), reasons, evidence);
            }
        } catch (EvidenceProblem e) {
            throw new RehearsalProblem(String.valueOf(e.getMessage()), e);
        }
    }
}
