// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.CheckId;
import java.util.List;
import java.util.Optional;

/** Every check, in the order in which they run on a migration. */
public final class Checks {

    private static final List<Check> ALL =
            List.of(new FreshCheck(), new IncrementalCheck(), new RollbackCheck(), new VolumeCheck());

    private Checks() {}

    /** Returns every check in the order in which they run. */
    public static List<Check> all() {
        return ALL;
    }

    /** Returns the check of that name. */
    public static Optional<Check> find(CheckId id) {
        return ALL.stream().filter(check -> check.id().equals(id)).findFirst();
    }
}
