// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.live.LiveDatabase;
import dev.switchback.release.status.Assessment;
import dev.switchback.release.status.Status;
import dev.switchback.release.status.StatusReader;
import dev.switchback.release.status.StatusText;
import dev.switchback.release.status.Trouble;
import dev.switchback.settings.SettingsReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code mvn switchback:status} says. */
record Look(Status status, Assessment assessment) {

    static Look at(Site site, Map<String, String> settings) throws Exception {
        SettingsReading reading = site.reading(settings);
        LiveDatabase live = LiveDatabase.find(reading, "to look at", "reader");
        Status status = StatusReader.read(
                live, Look.class.getClassLoader(), reading.goal().backup().directory(), Instant.now());
        return new Look(status, Assessment.of(status, live.engine().dialect()));
    }

    boolean isClean() {
        return assessment.isClean();
    }

    String version() {
        return status.history()
                .newest()
                .map(entry -> entry.version().orElseThrow().toString())
                .orElse("0");
    }

    Optional<Trouble> trouble(String id) {
        return assessment.troubles().stream()
                .filter(trouble -> trouble.id().equals(id))
                .findFirst();
    }

    List<String> troubles() {
        return assessment.troubles().stream().map(Trouble::id).toList();
    }

    String text() {
        return String.join("\n", StatusText.of(status, assessment));
    }
}
