// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a migration will take in production, and the way back.
 *
 * @param measure the largest of the tables that it touches; by its rows the volume is measured
 * @param rows    the rows of that table in production
 * @param assumed whether nobody has said how many rows those are
 * @param forward the migration
 * @param back    its undo script, if it has one
 */
public record Outlook(String measure, long rows, boolean assumed, Forecast forward, Optional<Forecast> back) {

    /** Returns the same outlook with other words for its statements. */
    public Outlook with(UnaryOperator<String> words) {
        return new Outlook(measure, rows, assumed, forward.with(words), back.map(script -> script.with(words)));
    }
}
