// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.gate;

import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.LiveState;
import dev.switchback.gate.Gap;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.settings.SettingsReading;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a live database has applied, and what of that is otherwise here. Nothing is changed. */
final class LiveReleases {

    private LiveReleases() {}

    static List<Gap> gaps(SettingsReading reading, ClassLoader classLoader) {
        if (!reading.goal().gate().live()) {
            return List.of();
        }
        try (LiveDatabase live = LiveDatabase.find(reading, "whose history could be looked at", "reader")) {
            return objections(live, reading, classLoader);
        } catch (LiveProblem e) {
            return List.of(unknown(String.valueOf(e.getMessage())));
        }
    }

    private static List<Gap> objections(LiveDatabase live, SettingsReading reading, ClassLoader classLoader) {
        Map<String, String> all = new HashMap<>(live.settings().flyway());
        all.putAll(reading.ofPast());
        // Whoever has told Flyway to look away while it migrates asks here whether anything was changed.
        all.put("flyway.validateOnMigrate", "true");
        FlywaySettings flyway = FlywaySettings.live(
                all, classLoader, live.settings().baseDirectory(), live.engine().dialect());
        try {
            return LiveState.read(flyway, live.database()).objections().stream()
                    .map(objection -> Gap.appliedOtherwise(
                            live.database().name(),
                            live.database().safe(objection.what()).replaceFirst("\\.$", ""),
                            "mvn switchback:status tells more; put back what was applied, and the change into a new"
                                    + " migration."))
                    .toList();
        } catch (HistoryProblem | SQLException e) {
            return List.of(unknown(live.database().safe(String.valueOf(e.getMessage()))));
        }
    }

    private static Gap unknown(String message) {
        List<String> lines = message.lines().map(String::strip).toList();
        return Gap.unknownRelease(
                lines.isEmpty()
                        ? "the live database does not answer"
                        : lines.get(0).replaceFirst("\\.$", ""),
                lines.size() > 1 ? String.join(" ", lines.subList(1, lines.size())) : "mvn switchback:status");
    }
}
