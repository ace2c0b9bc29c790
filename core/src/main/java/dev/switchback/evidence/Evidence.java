// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one run found, as its document says. The format is described in {@code docs/evidence.md}.
 *
 * @param partial    why the run does not speak for the whole history; empty if it does
 * @param ended      empty while the run goes on, and for ever if it was cut off
 * @param migrations every migration of the history, also those that were only applied
 */
public record Evidence(
        EvidenceHeader header,
        Status status,
        List<String> partial,
        Optional<Instant> ended,
        List<MigrationEvidence> migrations) {

    /** The version of the format that this Switchback writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    /** How far a run came. */
    public enum Status {
        /** It goes on, or it was cut off. Never green. */
        RUNNING,
        /** Every trial of the plan was carried out. */
        COMPLETE,
        /** Some were not; what was found holds for itself and says nothing of the rest. */
        PARTIAL
    }

    public Evidence {
        partial = List.copyOf(partial);
        migrations = List.copyOf(migrations);
    }

    static Evidence running(EvidenceHeader header) {
        return new Evidence(header, Status.RUNNING, List.of(), Optional.empty(), List.of());
    }

    static Evidence complete(EvidenceHeader header, Instant ended, List<MigrationEvidence> migrations) {
        return new Evidence(header, Status.COMPLETE, List.of(), Optional.of(ended), migrations);
    }

    static Evidence partial(
            EvidenceHeader header, List<String> reasons, Instant ended, List<MigrationEvidence> migrations) {
        return new Evidence(header, Status.PARTIAL, reasons, Optional.of(ended), migrations);
    }

    /** Says whether the run speaks for the whole history. */
    public boolean isComplete() {
        return status == Status.COMPLETE;
    }
}
