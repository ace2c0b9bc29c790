// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.flyway.LiveScript;
import java.time.Duration;

/**
 * A migration that has been applied.
 *
 * @param duration how long it took, the attempts before the last one left out
 * @param retries  how many attempts before that one did not get a lock
 */
record Applied(LiveScript script, Duration duration, int retries) {}
