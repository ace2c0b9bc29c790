// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import java.util.Optional;

/**
 * How much a table holds in production.
 *
 * @param rows   at least 1
 * @param source how that is known
 * @param shape  what the profile knows of the table, if anything
 */
public record Volume(long rows, Source source, Optional<TableProfile> shape) {

    /** How a number of rows is known. */
    public enum Source {
        /** A person has stated it for this table. */
        STATED,
        /** The profile has it. */
        PROFILE,
        /** It is what is assumed of every table that nothing is known of. */
        ASSUMED
    }
}
