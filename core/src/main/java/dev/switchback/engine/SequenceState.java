// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.util.Optional;

/**
 * Where a sequence stands.
 *
 * @param id        what stays the same when it is renamed
 * @param name      its name
 * @param last      the last value
 * @param called    whether the last value was handed out already
 * @param increment the distance between values
 * @param followsRows whether the product takes it beyond all values in use by itself, as it does with the counter of a table
 * @param advance   the statement that takes it beyond all values in use, where the product has a way of its own
 */
public record SequenceState(
        long id,
        TableName name,
        long last,
        boolean called,
        long increment,
        boolean followsRows,
        Optional<String> advance) {

    /** Makes the state of a sequence that is advanced like any other. */
    public SequenceState(long id, TableName name, long last, boolean called, long increment) {
        this(id, name, last, called, increment, false, Optional.empty());
    }

    /** Returns the value that the next insert gets. */
    public long next() {
        return called ? last + increment : last;
    }
}
