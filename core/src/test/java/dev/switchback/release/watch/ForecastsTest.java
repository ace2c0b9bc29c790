// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Limits;
import dev.switchback.migration.Header;
import dev.switchback.migration.Migration;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ForecastsTest {

    private static final Migration MIGRATION = migration(Header.NONE);

    private static Migration migration(Header header) {
        return new Migration(
                Migration.Kind.REPEATABLE,
                Optional.empty(),
                "x",
                "R__x.sql",
                Optional.empty(),
                Optional.empty(),
                header);
    }

    private static Interval upTo(double high) {
        return new Interval(1, Math.max(1, high / 2), high);
    }

    private static Limits limits(double high, Limits project) {
        return new Forecasts(Map.of(MIGRATION.name(), upTo(high)), Map.of())
                .forward(MIGRATION, project)
                .limits();
    }

    @Test
    void theWarningIsTwiceTheForecastsUpperEnd() {
        assertThat(limits(100, Limits.DEFAULT).warning()).isEqualTo(Duration.ofSeconds(200));
        assertThat(limits(100, Limits.DEFAULT).failure()).isEqualTo(Limits.DEFAULT.failure());
        assertThat(limits(2, Limits.DEFAULT).warning()).isEqualTo(Duration.ofSeconds(30));
        assertThat(limits(1200, Limits.DEFAULT)).isEqualTo(Limits.DEFAULT); // it would come when the migration is ended
        Limits set =
                new Limits(Duration.ofMinutes(1), Duration.ofMinutes(30), OptionalLong.empty(), OptionalLong.empty());
        assertThat(limits(100, set)).isEqualTo(set);
        assertThat(Forecasts.NONE.forward(MIGRATION, Limits.DEFAULT))
                .isEqualTo(new Expected(Limits.DEFAULT, Optional.empty()));
    }

    @Test
    void anUndoScriptHasAForecastOfItsOwn() {
        Forecasts both = new Forecasts(Map.of(MIGRATION.name(), upTo(100)), Map.of(MIGRATION.name(), upTo(40)));

        assertThat(both.back(MIGRATION, Limits.DEFAULT).limits().warning()).isEqualTo(Duration.ofSeconds(80));
        assertThat(both.back(MIGRATION, Limits.DEFAULT).forecast())
                .hasValueSatisfying(
                        words -> assertThat(words).startsWith("forecast ").contains("40 seconds"));
        assertThat(new Forecasts(Map.of(MIGRATION.name(), upTo(100)), Map.of()).back(MIGRATION, Limits.DEFAULT))
                .isEqualTo(new Expected(Limits.DEFAULT, Optional.empty()));
    }
}
