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
 * @param limits   of this migration: the project's, unless its header states others
 * @param settings how it was measured
 */
record VolumeTerms(Limits limits, MeasureSettings settings) {

    static VolumeTerms of(MeasureSettings settings, Migration migration) {
        Limits project = settings.limits();
        Limits limits = unreadable(migration).isPresent()
                ? project
                : migration
                        .header()
                        .budget()
                        .map(text -> Budget.over(project, text))
                        .orElse(project);
        return new VolumeTerms(limits, settings);
    }

    /** Returns why the header's budget cannot be read, if it has one and it cannot. */
    static Optional<String> unreadable(Migration migration) {
        try {
            migration.header().budget().ifPresent(text -> Budget.over(Limits.DEFAULT, text));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    double calibration() {
        return settings.calibration();
    }
}
