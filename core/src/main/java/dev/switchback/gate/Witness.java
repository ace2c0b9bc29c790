// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceHeader.DatabaseEvidence;
import dev.switchback.evidence.MigrationEvidence;
import java.util.Optional;

/**
 * A document of evidence, and what is to be said against its configuration.
 *
 * @param file          its name, for people
 * @param evidence      what it says
 * @param configuration in what the configuration is another one now; empty if it is the same
 */
public record Witness(String file, Evidence evidence, Optional<String> configuration) {

    Optional<MigrationEvidence> of(String migration) {
        return evidence.migrations().stream()
                .filter(each -> each.name().equals(migration))
                .findFirst();
    }

    DatabaseEvidence database() {
        return evidence.header().database();
    }

    String databaseWords() {
        return database().product() + " " + database().version();
    }

    /** Returns what makes it anew. */
    String command() {
        return evidence.header().bound().filter(bound -> bound.ofClass()).isPresent()
                ? "mvn test -Dtest=" + evidence.header().name()
                : Rehearse.COMMAND;
    }

    /** Documents are told apart by their names; to hash all that one says would cost more than to read it. */
    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
