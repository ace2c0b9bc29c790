// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.forecast.Budget;

/** Reads how a live database is migrated. */
final class MigrateSettingsReader {

    private final Values values;

    MigrateSettingsReader(Values values) {
        this.values = values;
    }

    MigrateSettings read() {
        MigrateSettings defaults = MigrateSettings.DEFAULT;
        return new MigrateSettings(
                values.read(Key.LOCK_TIMEOUT, Budget::duration).orElse(defaults.lockTimeout()),
                values.read(Key.LOCK_RETRIES, MigrateSettingsReader::retries).orElse(defaults.lockRetries()),
                values.flag(Key.DRY_RUN));
    }

    private static int retries(String text) {
        return text.equals("0") ? 0 : Values.atLeastOne(text);
    }
}
