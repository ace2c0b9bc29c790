// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a migration will take in production, and the way back.
 *
 * @param measure the largest of the tables that it touches; by its rows the volume is measured
 * @param rows    the rows of that table in production
 * @param assumed those of the tables that it touches of which nobody has said how many rows they have
 * @param forward the migration
 * @param back    its undo script, if it has one
 */
public record Outlook(String measure, long rows, List<String> assumed, Forecast forward, Optional<Forecast> back) {

    public Outlook {
        assumed = List.copyOf(assumed);
    }

    /** Returns the same outlook with other words for its statements. */
    public Outlook with(UnaryOperator<String> words) {
        return new Outlook(measure, rows, assumed, forward.with(words), back.map(script -> script.with(words)));
    }

    /** Says whether nobody has said how many rows the table has that the volume is measured by. */
    public boolean isAssumed() {
        return assumed.contains(measure);
    }

    /** Says of one of the two scripts how it grows and how long it takes, such as {@code grows linearly: 6 to 9 minutes on …}. */
    public String words(Forecast script) {
        return script.isConstant()
                ? briefly(script)
                : briefly(script) + " on " + (isAssumed() ? "an assumed " : "") + Amounts.rows(rows) + " rows of "
                        + measure;
    }

    /** Says the same without the volume. */
    public String briefly(Forecast script) {
        String seconds = Amounts.seconds(script.seconds());
        if (script.isConstant()) {
            return "takes constant time, " + seconds;
        }
        return (script.knowsGrowth() ? script.growth() + ": " : "takes ") + seconds;
    }
}
