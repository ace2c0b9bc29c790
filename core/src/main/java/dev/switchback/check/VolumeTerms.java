// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.forecast.Budget;
import dev.switchback.forecast.Limits;
import dev.switchback.migration.Migration;
import dev.switchback.settings.MeasureSettings;
import java.util.Optional;

/**
 * What a forecast is held against.
 *
 * @param limits      of this migration: the project's, unless its header states others
 * @param unreadable  why the header's budget cannot be read, if it cannot
 * @param settings    how it was measured
 */
record VolumeTerms(Limits limits, Optional<String> unreadable, MeasureSettings settings) {

    static VolumeTerms of(MeasureSettings settings, Migration migration) {
        Optional<String> stated = migration.header().budget();
        try {
            return new VolumeTerms(
                    stated.map(text -> Budget.over(settings.limits(), text)).orElse(settings.limits()),
                    Optional.empty(),
                    settings);
        } catch (IllegalArgumentException e) {
            return new VolumeTerms(settings.limits(), Optional.ofNullable(e.getMessage()), settings);
        }
    }

    double calibration() {
        return settings.calibration();
    }
}
