// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a column holds.
 *
 * @param nullFraction the part of the rows in which it is NULL, from 0 to 1; empty if unknown
 * @param distinct     how many different values it has, without NULL; empty if unknown
 * @param width        bytes of a value on average; empty if unknown
 * @param correlation  how far the order of the values is that of the rows on disk, from -1 to 1; empty if unknown
 * @param mostCommon   the parts of the rows that the most common values have, the largest first; never the values
 */
public record ColumnProfile(
        OptionalDouble nullFraction,
        OptionalLong distinct,
        OptionalDouble width,
        OptionalDouble correlation,
        List<Double> mostCommon) {

    public ColumnProfile {
        mostCommon = List.copyOf(mostCommon);
    }
}
