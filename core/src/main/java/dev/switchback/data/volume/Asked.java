// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import java.util.Set;

/**
 * What rows are asked for.
 *
 * @param first    the number of the first one
 * @param count    how many
 * @param cautions what is to be done differently, since the database has refused rows before
 */
record Asked(long first, long count, Set<Caution> cautions) {

    Asked {
        cautions = Set.copyOf(cautions);
    }
}
