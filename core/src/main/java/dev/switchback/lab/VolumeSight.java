// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.lab.volume.VolumeFacts;
import dev.switchback.settings.MeasureSettings;

/** What was seen of a migration at growing numbers of rows. */
public sealed interface VolumeSight {

    /** It touches no table that was there before, so that it does not matter what those hold. */
    record NothingTouched() implements VolumeSight {}

    /** It was run at several volumes. */
    record Measured(VolumeFacts facts, MeasureSettings settings) implements VolumeSight {}

    /** It could not be, for the reason given. */
    record NotMeasured(String reason) implements VolumeSight {}
}
