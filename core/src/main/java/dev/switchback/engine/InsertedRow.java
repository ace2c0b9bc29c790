// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.util.Map;
import java.util.Optional;

/**
 * A row that was put into a table.
 *
 * @param table    the table
 * @param location where the product says that the row stands, good until the row is written again ({@code ctid})
 * @param values   every column's value as text, empty for NULL
 */
public record InsertedRow(TableName table, String location, Map<String, Optional<String>> values) {}
