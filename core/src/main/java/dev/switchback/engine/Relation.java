// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;

/**
 * A table or sequence that exists.
 *
 * @param id       what stays the same when it is renamed
 * @param name     its name
 * @param sequence whether it is a sequence
 * @param root     for a partition, the id of the table that it is part of in the end; otherwise its own id
 */
public record Relation(long id, TableName name, boolean sequence, long root) {

    /** Says whether its rows are read through another table. */
    public boolean isPartition() {
        return root != id;
    }
}
