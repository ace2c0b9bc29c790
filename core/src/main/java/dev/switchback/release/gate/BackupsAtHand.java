// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import dev.switchback.backup.Backups;
import dev.switchback.backup.Manifest;
import dev.switchback.database.Database;
import dev.switchback.database.ServerUrl;
import dev.switchback.engine.choice.Engines;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.gate.BackupAtHand;
import dev.switchback.gate.BackupGaps;
import dev.switchback.gate.Gap;
import dev.switchback.gate.Policy;
import dev.switchback.settings.SettingsReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The backups of the production database, by their manifests; no file of a dump is looked at. */
final class BackupsAtHand {

    private BackupsAtHand() {}

    static List<Gap> gaps(SettingsReading reading, Instant now) {
        Policy policy = reading.goal().gate().policy();
        if (policy.backupAge().isEmpty()) {
            return List.of();
        }
        Optional<String> database =
                reading.live().map(live -> name(live, reading)).filter(name -> !name.isEmpty());
        List<BackupAtHand> backups = Backups.in(reading.goal().backupDirectory()).manifests().stream()
                .filter(manifest ->
                        database.isPresent() && manifest.database().name().equals(database.get()))
                .map(BackupsAtHand::of)
                .toList();
        return BackupGaps.of(policy, database.orElse("production (name it with flyway.url)"), backups, now);
    }

    /** Where a schema is a database, Flyway works in the one that its settings name, whatever the URL does. */
    private static String name(Database live, SettingsReading reading) {
        boolean hasSchemasInside = Engines.of(reading.settings().database().product())
                .filter(engine -> engine.dialect().hasSchemasInside())
                .isPresent();
        Optional<String> chosen =
                FlywaySettings.schema(reading.settings().flyway()).filter(name -> !hasSchemasInside);
        return chosen.orElseGet(() -> ServerUrl.databaseIn(live.url()));
    }

    private static BackupAtHand of(Manifest manifest) {
        return new BackupAtHand(manifest.id(), manifest.created(), manifest.isVerified());
    }
}
