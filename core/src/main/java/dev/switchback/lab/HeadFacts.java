// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.flyway.Failure;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What was seen when Flyway migrated a new database in one go.
 *
 * @param failure  why it did not get to the end, if it did not; a script that had to be ended has failed, too
 * @param stepwise the schema that the walk had at the same version
 * @param schema   the schema that it has now
 * @param invalid  what Flyway's validate says afterwards
 */
public record HeadFacts(Optional<Failure> failure, Snapshot stepwise, Snapshot schema, List<String> invalid) {

    public HeadFacts {
        invalid = List.copyOf(invalid);
    }
}
