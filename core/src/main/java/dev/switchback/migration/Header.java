// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.util.List;
import java.util.Optional;

/**
 * What a script declares about itself in its leading comment lines, such as {@code -- Rollback: irreversible, <reason>}.
 *
 * @param irreversible the reason, if the script declares that nothing takes it back
 * @param budget       what the script may take in production, as it is written, such as {@code 2h, disk 20GB}
 * @param approvals    the text of each {@code -- Approved: …} line, in order
 */
public record Header(Optional<String> irreversible, Optional<String> budget, List<String> approvals) {

    /** A script that declares nothing. */
    public static final Header NONE = new Header(Optional.empty(), Optional.empty(), List.of());

    public Header {
        approvals = List.copyOf(approvals);
    }
}
