// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Columns whose values are chosen together.
 *
 * @param columns      the columns
 * @param values       the values of each
 * @param source       where the values come from
 * @param size         how many may be chosen from
 * @param all          whether there are no more than those, so that a key admits no more rows
 * @param told         columns of which any set tells the values apart, such as a parent's primary key
 * @param nullFraction in how many of the rows they are NULL
 * @param usual        which values are chosen where no key has a say in it
 * @param key          which values a unique key asks to be chosen
 */
record Part(
        List<String> columns,
        List<Values> values,
        Source source,
        long size,
        boolean all,
        Set<Set<String>> told,
        double nullFraction,
        Choice usual,
        Optional<Choice> key) {

    /** Where values come from. */
    enum Source {
        /** They are made. */
        MADE,
        /** They are keys of rows of another table. */
        PARENTS,
        /** They are keys of rows of the same table that come before. */
        EARLIER,
        /** They are tuples of which the database has said that they fit. */
        POOL
    }

    Part {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        told = Set.copyOf(told);
    }

    /** A part without a say of a key, of all values that there are. */
    static Part of(
            List<String> columns, List<Values> values, Source source, long size, double nullFraction, Choice usual) {
        Set<Set<String>> told = Set.of(Set.copyOf(columns));
        return new Part(columns, values, source, size, true, told, nullFraction, usual, Optional.empty());
    }

    /** Returns whether it is NULL in every row, in which no key sees two that are equal. */
    boolean isNothing() {
        return nullFraction >= 1;
    }

    boolean touches(List<String> others) {
        return columns.stream().anyMatch(others::contains);
    }

    /** Returns whether these columns are enough to tell its values apart. */
    boolean isToldBy(Collection<String> others) {
        return told.stream().anyMatch(others::containsAll);
    }

    Part chosenBy(Choice choice) {
        return new Part(columns, values, source, size, all, told, nullFraction, usual, Optional.of(choice));
    }

    /** Returns the same part where there may be more values than are known. */
    Part ofSome() {
        return new Part(columns, values, source, size, false, told, nullFraction, usual, key);
    }

    Part toldBy(Set<Set<String>> others) {
        return new Part(columns, values, source, size, all, others, nullFraction, usual, key);
    }

    /** Says which value each row gets. */
    Choice choice(long seed) {
        return Choice.orNothing(Mix.seed(seed, columns.get(0)) + 1, nullFraction, key.orElse(usual));
    }
}
