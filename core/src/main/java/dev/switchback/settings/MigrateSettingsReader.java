// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.forecast.Budget;
import dev.switchback.settings.MigrateSettings.BackupWish;
import dev.switchback.settings.MigrateSettings.DriftWish;
import dev.switchback.settings.MigrateSettings.HealthCheck;
import dev.switchback.settings.MigrateSettings.Hooks;
import dev.switchback.settings.MigrateSettings.OnFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads how a live database is migrated. */
final class MigrateSettingsReader {

    private final Values values;

    MigrateSettingsReader(Values values) {
        this.values = values;
    }

    MigrateSettings read(Path base) {
        MigrateSettings defaults = MigrateSettings.DEFAULT;
        return new MigrateSettings(
                values.read(Key.LOCK_TIMEOUT, Budget::duration).orElse(defaults.lockTimeout()),
                values.read(Key.LOCK_RETRIES, MigrateSettingsReader::retries).orElse(defaults.lockRetries()),
                values.flag(Key.DRY_RUN),
                values.read(Key.MIGRATE_BACKUP, text -> word(BackupWish.class, text))
                        .orElse(defaults.backup()),
                values.read(Key.DRIFT, text -> word(DriftWish.class, text)).orElse(defaults.drift()),
                values.read(Key.ON_FAILURE, text -> word(OnFailure.class, text)).orElse(defaults.onFailure()),
                new Hooks(command(Key.BEFORE), command(Key.AFTER)),
                new HealthCheck(
                        command(Key.HEALTH_CHECK),
                        values.read(Key.HEALTH_LIMIT, Budget::duration)
                                .orElse(defaults.health().limit())),
                base.resolve(values.read(Key.DEPLOYMENTS, Values::path).orElse(defaults.deployments())));
    }

    /** Returns the words of a command, none if there is no command. */
    private List<String> command(Key key) {
        return values.read(key, CommandLine::words).orElse(List.of());
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        String all = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("\"" + text + "\" is none of: " + all);
    }

    private static int retries(String text) {
        return text.equals("0") ? 0 : Values.atLeastOne(text);
    }
}
