// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.util.List;

/**
 * Columns whose values must stand in another row.
 *
 * @param name       the constraint's name
 * @param columns    the referencing columns
 * @param parent     the table referred to
 * @param references the columns referred to, in the order of {@code columns}
 * @param full       whether all columns or none must be given (MATCH FULL)
 */
public record ForeignKey(String name, List<String> columns, TableName parent, List<String> references, boolean full) {

    public ForeignKey {
        columns = List.copyOf(columns);
        references = List.copyOf(references);
    }
}
