// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A relation on which a transaction holds a lock strong enough to write to it.
 *
 * @param oid   the product's own identifier of the relation
 * @param name  empty if the transaction itself has dropped the relation
 * @param kind  the product's letter for the kind of relation ({@code r} table, {@code S} sequence, {@code p} partitioned
 *              table, {@code m} materialised view, …); {@code ?} if dropped
 * @param modes the modes held, as the product names them, such as {@code AccessExclusiveLock}
 */
public record LockedRelation(long oid, Optional<TableName> name, char kind, Set<String> modes) {

    public LockedRelation {
        modes = Set.copyOf(modes);
    }

    /** Returns the same relation with the modes of another lock on it as well. */
    public LockedRelation and(LockedRelation other) {
        Set<String> all = new HashSet<>(modes);
        all.addAll(other.modes);
        return new LockedRelation(oid, name, kind, all);
    }
}
