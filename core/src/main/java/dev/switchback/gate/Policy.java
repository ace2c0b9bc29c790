// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.Severity;
import dev.switchback.migration.HeaderField;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must be proven before a release.
 *
 * @param checks    those that every migration must have passed
 * @param severity  the least severity of a finding that keeps the gate closed
 * @param waivers   findings that do not: an id, or a migration, a colon and an id
 * @param header    what the header of every script must say
 * @param approvals whether somebody must have agreed to what is destroyed, or cannot be taken back
 * @param sure      whether the upper end of a forecast counts, not its middle, and no assumed volume is good enough
 * @param backupAge how old the newest backup of the production database may be; empty if none is asked for
 */
public record Policy(
        List<CheckId> checks,
        Severity severity,
        Set<String> waivers,
        Set<HeaderField> header,
        boolean approvals,
        boolean sure,
        Optional<Duration> backupAge) {

    private static final List<CheckId> CHECKS = Stream.of("fresh", "incremental", "rollback", "volume")
            .map(CheckId::new)
            .toList();

    /** Every check passed, within budget, and agreed to where something is destroyed. */
    public static final Policy DEFAULT =
            new Policy(CHECKS, Severity.FAILURE, Set.of(), Set.of(), true, false, Optional.empty());

    /** The same without a warning, with the upper end of each forecast, for volumes that somebody has stated, and documented. */
    public static final Policy STRICT = new Policy(
            CHECKS,
            Severity.WARNING,
            Set.of(),
            Set.of(
                    HeaderField.PURPOSE,
                    HeaderField.IMPACT,
                    HeaderField.DEPENDENCIES,
                    HeaderField.ROLLBACK,
                    HeaderField.TESTING),
            true,
            true,
            Optional.empty());

    public Policy {
        checks = List.copyOf(checks);
        waivers = Set.copyOf(waivers);
        header = Set.copyOf(header);
    }

    /** Returns the fields that a header must have, in the order in which a person writes them. */
    List<HeaderField> fields() {
        return Arrays.stream(HeaderField.values()).filter(header::contains).toList();
    }
}
