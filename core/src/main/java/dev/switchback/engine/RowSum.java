// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;

/**
 * What identifies the rows of a table.
 *
 * @param table the table
 * @param rows  how many there are
 * @param sum   the sum of the hashes of all rows, as a decimal number
 */
public record RowSum(TableName table, long rows, String sum) {}
