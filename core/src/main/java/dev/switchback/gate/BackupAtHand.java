// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import java.time.Instant;

/**
 * A backup of the production database.
 *
 * @param id       its name
 * @param created  when it was begun
 * @param verified whether it was restored, and held what it should
 */
public record BackupAtHand(String id, Instant created, boolean verified) {}
