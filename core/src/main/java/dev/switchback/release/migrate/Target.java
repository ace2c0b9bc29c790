// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.engine.Dialect;
import dev.switchback.engine.Engine;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HistoryReader;
import dev.switchback.flyway.LiveScript;
import dev.switchback.forecast.Limits;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.release.watch.Expected;
import dev.switchback.release.watch.Forecasts;
import dev.switchback.release.watch.Pace;
import dev.switchback.settings.MigrateSettings;
import dev.switchback.settings.SecretValues;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is migrated, and how.
 *
 * @param live     the database
 * @param flyway   all that the user has set of Flyway
 * @param scripts  the migrations at hand, whether they are applied or not
 * @param settings what the goal is told
 * @param secrets  what no message may show
 * @param forecasts how long migrations will take
 * @param pace     how often things are done
 */
record Target(
        LiveDatabase live,
        FlywaySettings flyway,
        MigrationSet scripts,
        MigrateSettings settings,
        SecretValues secrets,
        Forecasts forecasts,
        Pace pace) {

    static Target read(LiveDatabase live, SettingsReading reading, ClassLoader classLoader, Pace pace)
            throws LiveProblem {
        Settings settings = live.settings();
        Map<String, String> all = new HashMap<>(settings.flyway());
        all.putAll(reading.ofPast());
        Dialect dialect = live.engine().dialect();
        FlywaySettings flyway = FlywaySettings.live(all, classLoader, settings.baseDirectory(), dialect);
        try {
            MigrationSet scripts = HistoryReader.readBeside(flyway, settings.undoLocations(), live.database());
            return new Target(
                    live,
                    flyway,
                    scripts,
                    reading.goal().migrate(),
                    SecretValues.of(settings.flyway()),
                    Forecasts.read(live, scripts),
                    pace);
        } catch (HistoryProblem e) {
            throw new LiveProblem(live.database().safe(String.valueOf(e.getMessage()))
                    + "\n  Nothing has been changed in " + live.database().name() + ".");
        }
    }

    String name() {
        return live.database().name();
    }

    Engine engine() {
        return live.engine();
    }

    /** Returns the migration at hand that a script is. */
    Optional<Migration> migration(LiveScript script) {
        return scripts.migrations().stream().filter(script::isOf).findFirst();
    }

    /** Returns what a migration may take, and what it was forecast to. */
    Expected expected(LiveScript script) {
        Limits project = live.settings().volume().measure().limits();
        return migration(script)
                .map(migration -> forecasts.forward(migration, project))
                .orElse(new Expected(project, Optional.empty()));
    }

    /** Returns a text without passwords and other secrets. */
    String safe(String text) {
        return secrets.hide(live.database().safe(text));
    }
}
