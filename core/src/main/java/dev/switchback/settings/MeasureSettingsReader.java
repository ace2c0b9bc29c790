// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.forecast.Budget;
import dev.switchback.forecast.Limits;
import java.util.List;
import java.util.OptionalLong;

/** Reads how migrations are measured at volume, and what they may take. */
final class MeasureSettingsReader {

    private final Values values;
    private final List<String> problems;

    MeasureSettingsReader(Values values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    MeasureSettings read() {
        MeasureSettings defaults = MeasureSettings.DEFAULT;
        return new MeasureSettings(
                values.read(Key.VOLUME_COUNTS, MeasureSettingsReader::counts).orElse(defaults.counts()),
                values.read(Key.VOLUME_BUDGET, Budget::duration).orElse(defaults.budget()),
                values.read(Key.VOLUME_REPETITIONS, Values::atLeastOne).orElse(defaults.repetitions()),
                values.read(Key.CALIBRATION, MeasureSettingsReader::factor).orElse(defaults.calibration()),
                limits(defaults.limits()));
    }

    private Limits limits(Limits defaults) {
        Limits limits = new Limits(
                values.read(Key.LIMIT_WARNING, Budget::duration).orElse(defaults.warning()),
                values.read(Key.LIMIT_FAILURE, Budget::duration).orElse(defaults.failure()),
                values.read(Key.LIMIT_DISK, Budget::size).map(OptionalLong::of).orElse(defaults.disk()),
                values.read(Key.LIMIT_LOG, Budget::size).map(OptionalLong::of).orElse(defaults.log()));
        if (limits.warning().compareTo(limits.failure()) > 0) {
            problems.add(Key.LIMIT_WARNING.key() + " is longer than " + Key.LIMIT_FAILURE.key()
                    + ", so that there would never be a warning; set both");
        }
        return limits;
    }

    private static List<Long> counts(String text) {
        List<Long> counts = Values.split(text).stream()
                .map(part -> RowCount.parse(part, "a count"))
                .toList();
        if (counts.isEmpty()
                || !counts.equals(counts.stream().sorted().distinct().toList())) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a list of ascending numbers of rows, such as" + " 1K,10K,100K");
        }
        return counts;
    }

    private static double factor(String text) {
        try {
            double factor = Double.parseDouble(text);
            if (factor > 0 && factor < 1_000_000) {
                return factor;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number, such as 2.5", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a factor above 0, such as 2.5");
    }
}
