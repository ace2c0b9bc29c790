// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckId;
import java.util.List;

/**
 * A migration as a report lists it.
 *
 * @param migration the migration's name
 * @param checks    those that were planned, in order; empty if it is only applied
 */
public record Subject(String migration, List<CheckId> checks) {

    public Subject {
        checks = List.copyOf(checks);
    }
}
