// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/**
 * A column of a table whose rows were read.
 *
 * @param number    what stays the same when the column is renamed, and differs when it is dropped and added again
 * @param name      its name, unquoted
 * @param type      its type as the product writes it, with length, precision and scale
 * @param kind      what sort of values it holds
 * @param generated whether the values follow from other columns of the row
 * @param sequence  the id of the sequence that numbers its values, or 0
 */
public record TableColumn(int number, String name, String type, ValueKind kind, boolean generated, long sequence) {}
