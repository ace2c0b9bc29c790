// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/**
 * A condition that every row of a table, or every value of a domain, must meet.
 *
 * <p>As in SQL's CHECK, a row passes unless the expression is false.
 *
 * @param name       what the condition is called, for messages
 * @param expression the product's own SQL for it, over the table's column names
 */
public record Condition(String name, String expression) {

    private static final String BOUND = "the partition's bound";

    /** Returns the condition that a partition takes a row. */
    public static Condition bound(String expression) {
        return new Condition(BOUND, expression);
    }

    /** Returns whether this is a partition's bound. */
    public boolean isBound() {
        return name.equals(BOUND);
    }
}
