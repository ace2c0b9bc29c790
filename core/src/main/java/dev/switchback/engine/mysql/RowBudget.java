// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

/**
 * How much of a table is kept row by row; beyond it, sums and a sample are.
 *
 * @param rows  at most so many rows
 * @param bytes at most so many characters of text
 */
record RowBudget(int rows, long bytes) {

    static final RowBudget DEFAULT = new RowBudget(10_000, 8L << 20);
}
