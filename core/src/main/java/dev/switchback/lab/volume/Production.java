// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.database.Memory;
import dev.switchback.profile.Volumes;
import dev.switchback.settings.MeasureSettings;

/**
 * What migrations are measured for, and how.
 *
 * @param volumes how much production's tables hold
 */
public record Production(Volumes volumes, MeasureSettings measure) {

    /** Returns the memory for a part of production's rows. */
    Memory memoryFor(double part) {
        return new Memory(Math.min(1, part), volumes.memory());
    }
}
