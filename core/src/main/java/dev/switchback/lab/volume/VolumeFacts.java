// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.database.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a migration at growing numbers of rows.
 *
 * @param target    the volume that is forecast
 * @param counts    what was measured, by rows
 * @param notFilled tables that could not be filled as far as wanted
 * @param ending    why no further count was measured; empty if all were
 */
public record VolumeFacts(Target target, List<Count> counts, List<NotFilled> notFilled, Optional<Ending> ending) {

    public VolumeFacts {
        counts = List.copyOf(counts);
        notFilled = List.copyOf(notFilled);
    }

    /**
     * Why measuring ended before the largest count.
     *
     * @param rows what was to be measured
     * @param why  what stood in the way
     */
    public record Ending(long rows, Why why) {}

    /** What can stand in the way of a count. */
    public sealed interface Why {
        /** It would have taken longer than the budget allows. */
        record Budget() implements Why {}

        /** It would have taken more disk than is free. */
        record Disk(long needed, long free) implements Why {}

        /**
         * The migration, or its undo script, did not get through at that volume.
         *
         * @param memory the part of the usual memory that it had
         */
        record Broken(Timing timing, double memory) implements Why {}

        /** No table that it touches could be filled. */
        record Unfilled() implements Why {}
    }

    /** Returns the table that the volume is measured by. */
    public TableName measure() {
        return target.measure();
    }
}
