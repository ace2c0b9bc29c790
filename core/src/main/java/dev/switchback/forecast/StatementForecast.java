// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.util.function.UnaryOperator;

/**
 * What one statement of a script will take.
 *
 * @param line         the line of the script on which it begins, from 1; 0 if unknown
 * @param command      the statement from its first word on
 * @param blocksWrites whether writes to a table that was there before wait while it runs, as far as that was seen
 */
public record StatementForecast(int line, String command, boolean blocksWrites, Projection projection) {

    StatementForecast with(UnaryOperator<String> words) {
        return new StatementForecast(line, words.apply(command), blocksWrites, projection);
    }

    public Interval seconds() {
        return projection.seconds();
    }
}
