// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.time.Duration;

/**
 * How a live database is migrated.
 *
 * @param lockTimeout how long a statement waits for a lock
 * @param lockRetries how often a migration is tried again that did not get one
 * @param dryRun      whether to say what would happen, and do nothing
 */
public record MigrateSettings(Duration lockTimeout, int lockRetries, boolean dryRun) {

    /** Five seconds, ten times again. */
    public static final MigrateSettings DEFAULT = new MigrateSettings(Duration.ofSeconds(5), 10, false);
}
