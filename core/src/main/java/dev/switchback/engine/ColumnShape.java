// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.Optional;

/**
 * What is to be known of a column to fill it.
 *
 * @param name       the column's name, unquoted
 * @param type       its type
 * @param notNull    whether it forbids NULL, itself or by its domain
 * @param expression the default, or what a generated column is computed from
 * @param sequence   the sequence that the default or identity takes its values from, as SQL writes it
 * @param source     who gives the value
 */
public record ColumnShape(
        String name,
        TypeShape type,
        boolean notNull,
        Optional<String> expression,
        Optional<String> sequence,
        Source source) {

    /** Who gives a column its value. */
    public enum Source {
        /** Whoever inserts; the default where it is left out. */
        INSERT,
        /** The database, unless the statement insists (GENERATED ALWAYS AS IDENTITY). */
        IDENTITY,
        /** The database alone: a generated column. */
        COMPUTED
    }

    /** Returns whether the database alone gives the value. */
    public boolean computed() {
        return source == Source.COMPUTED;
    }
}
