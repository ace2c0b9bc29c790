// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;

/**
 * Where a sequence stands.
 *
 * @param id        what stays the same when it is renamed
 * @param name      its name
 * @param last      the last value
 * @param called    whether the last value was handed out already
 * @param increment the distance between values
 */
public record SequenceState(long id, TableName name, long last, boolean called, long increment) {

    /** Returns the value that the next insert gets. */
    public long next() {
        return called ? last + increment : last;
    }
}
