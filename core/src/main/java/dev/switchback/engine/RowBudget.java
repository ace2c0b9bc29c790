// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/**
 * How much of a table is kept row by row; beyond it, sums and a sample are.
 *
 * @param rows  at most so many rows
 * @param bytes at most so many bytes of text, or characters where the server counts those
 */
public record RowBudget(int rows, long bytes) {

    /** The usual one. */
    public static final RowBudget DEFAULT = new RowBudget(10_000, 8L << 20);
}
