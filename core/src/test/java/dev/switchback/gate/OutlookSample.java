// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.forecast.Fit;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Projection;
import dev.switchback.forecast.StatementForecast;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hand-made forecasts. */
final class OutlookSample {

    private OutlookSample() {}

    static Forecast taking(Interval seconds, Interval disk, Interval log) {
        Fit fit = new Fit(Growth.LINEAR, 1, 0, 1, 1, 100_000);
        Projection projection = new Projection(List.of(), Optional.empty(), Set.of(), fit, seconds);
        return new Forecast(
                List.of(new StatementForecast(1, "UPDATE users", true, projection)),
                Optional.of(log),
                Optional.of(disk));
    }
}
