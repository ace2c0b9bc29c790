// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a run before its first trial.
 *
 * @param name              what the run is called, such as the test class; the name of its evidence file
 * @param runId             tells this run from every other one
 * @param tool              the version of Switchback
 * @param started           when the run began
 * @param database          what it rehearses on
 * @param flyway            the version of Flyway
 * @param configurationHash the SHA-256 of what decides how the scripts are run, apart from the scripts themselves
 * @param seed              what generated rows are derived from
 * @param commit            the Git commit that was checked out, if that is known; for people, nothing is judged by it
 * @param bound             the files that the configuration hash was made of; empty in documents of before 0.1.0
 */
public record EvidenceHeader(
        String name,
        String runId,
        String tool,
        Instant started,
        DatabaseEvidence database,
        String flyway,
        String configurationHash,
        long seed,
        Optional<String> commit,
        Optional<Bound> bound) {

    /** What is known of a run of which nobody has said which files it is bound to. */
    public EvidenceHeader(
            String name,
            String runId,
            String tool,
            Instant started,
            DatabaseEvidence database,
            String flyway,
            String configurationHash,
            long seed,
            Optional<String> commit) {
        this(name, runId, tool, started, database, flyway, configurationHash, seed, commit, Optional.empty());
    }

    /**
     * The database that a run rehearses on.
     *
     * @param product the product in lower case, such as {@code postgresql}
     * @param version the version as the server states it, such as {@code 18.6}
     * @param source  where the server came from, in one line for people
     */
    public record DatabaseEvidence(String product, String version, String source) {}
}
