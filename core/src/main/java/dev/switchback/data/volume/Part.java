// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import java.util.List;
import java.util.Optional;

/**
 * Columns whose values are chosen together.
 *
 * @param columns      the columns
 * @param values       the values of each
 * @param source       where the values come from
 * @param low          the number of the first value that may be chosen
 * @param high         the number behind the last one
 * @param nullFraction in how many of the rows they are NULL
 * @param usual        which values are chosen where no key has a say in it
 * @param key          which values a unique key asks to be chosen
 */
record Part(
        List<String> columns,
        List<Values> values,
        Source source,
        long low,
        long high,
        double nullFraction,
        Choice usual,
        Optional<Choice> key) {

    /** Where values come from. */
    enum Source {
        /** They are made. */
        MADE,
        /** They are keys of rows of another table. */
        PARENTS,
        /** They are tuples of which the database has said that they fit. */
        POOL
    }

    Part {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }

    /** A part without a say of a key. */
    static Part of(
            List<String> columns, List<Values> values, Source source, long high, double nullFraction, Choice usual) {
        return new Part(columns, values, source, 0, high, nullFraction, usual, Optional.empty());
    }

    long size() {
        return high - low;
    }

    /** Returns whether it is NULL in every row, in which no key sees two that are equal. */
    boolean isNothing() {
        return nullFraction >= 1;
    }

    boolean touches(List<String> others) {
        return columns.stream().anyMatch(others::contains);
    }

    Part chosenBy(Choice choice) {
        return new Part(columns, values, source, low, high, nullFraction, usual, Optional.of(choice));
    }

    /** Says which value each row gets. */
    Choice choice(long seed) {
        return Choice.orNothing(Mix.seed(seed, columns.get(0)) + 1, nullFraction, key.orElse(usual));
    }
}
