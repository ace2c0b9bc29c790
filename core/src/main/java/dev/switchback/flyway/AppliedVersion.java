// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of a history table.
 *
 * @param version     as the row has it; {@code null} for repeatable migrations
 * @param description as the row has it
 * @param type        Flyway's type, such as {@code SQL} or {@code DELETE}
 * @param script      the script's name
 * @param checksum    the script's checksum when it was applied
 * @param success     whether it was applied to its end
 */
record AppliedVersion(
        @Nullable String version,
        String description,
        String type,
        String script,
        @Nullable Integer checksum,
        boolean success) {

    private boolean isDeletion() {
        return type.equals("DELETE") || type.startsWith("UNDO");
    }

    /** Says whether the row stands for versions that were never run here. */
    boolean isBaseline() {
        return type.equals("BASELINE");
    }

    /** Returns the newest of the versions that are applied now: each row of type DELETE takes the latest of its version away. */
    static Optional<AppliedVersion> newest(List<AppliedVersion> rows) {
        TreeMap<Version, AppliedVersion> applied = new TreeMap<>();
        for (AppliedVersion row : rows) {
            if (row.version == null) {
                continue;
            }
            Version version = Version.parse(row.version);
            if (row.isDeletion()) {
                applied.remove(version);
            } else {
                applied.put(version, row);
            }
        }
        return Optional.ofNullable(applied.lastEntry()).map(Map.Entry::getValue);
    }
}
