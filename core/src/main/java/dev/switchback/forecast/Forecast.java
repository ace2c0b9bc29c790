// SPDX-License-Identifier: Apache-2.0
package dev.switchback.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a script will take at a number of rows that was not measured.
 *
 * @param statements one for each statement, in order
 * @param logBytes   what it writes to logs (WAL, redo, binary log); empty where the product does not tell
 * @param diskBytes  what it needs of disk before it is over, beyond what the tables take already; empty as above
 */
public record Forecast(List<StatementForecast> statements, Optional<Interval> logBytes, Optional<Interval> diskBytes) {

    public Forecast {
        statements = List.copyOf(statements);
    }

    Forecast with(UnaryOperator<String> words) {
        return new Forecast(
                statements.stream().map(statement -> statement.with(words)).toList(), logBytes, diskBytes);
    }

    /** Returns how it grows: like the statement that grows fastest, of those that matter at that volume. */
    public Growth growth() {
        double matters = seconds().middle() / 100;
        return statements.stream()
                .filter(statement -> statement.seconds().middle() >= matters)
                .map(statement -> statement.projection().growth())
                .reduce(Growth.CONSTANT, Growth::or);
    }

    /** Says whether it is known how it grows; with a single count, production's own, only the time there is. */
    public boolean knowsGrowth() {
        return statements.stream()
                .allMatch(statement -> statement.projection().points().size() > 1);
    }

    /** Says whether it is known not to grow. */
    public boolean isConstant() {
        return knowsGrowth() && growth() == Growth.CONSTANT;
    }

    /** Returns what it takes in all. */
    public Interval seconds() {
        return statements.stream().map(StatementForecast::seconds).reduce(Interval.ZERO, Interval::plus);
    }

    /** Returns for how long writes to a table wait, as far as that was seen. */
    public Interval blockedSeconds() {
        return statements.stream()
                .filter(StatementForecast::blocksWrites)
                .map(StatementForecast::seconds)
                .reduce(Interval.ZERO, Interval::plus);
    }

    /** Says whether writers wait for a part of the time that matters. */
    public boolean blocks() {
        return blockedSeconds().middle() > seconds().middle() / 20;
    }

    /** Says whether they wait for all of it. */
    public boolean blocksThroughout() {
        return blocks() && blockedSeconds().middle() > seconds().middle() * 0.95;
    }

    /** Returns the statement that takes longest. */
    public Optional<StatementForecast> longest() {
        return statements.stream()
                .max(Comparator.comparingDouble(statement -> statement.seconds().middle()));
    }
}
