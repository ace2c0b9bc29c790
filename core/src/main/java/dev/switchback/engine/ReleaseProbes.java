// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/** What a product offers to whoever migrates a database that is in use; it keeps nothing and may be shared. */
public record ReleaseProbes(
        LockTimeouts lockTimeouts,
        ProgressProbe progress,
        Writability writability,
        OrphanProbe orphans,
        RowCountProbe rowCounts) {}
