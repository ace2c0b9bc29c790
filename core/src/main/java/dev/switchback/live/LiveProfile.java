// SPDX-License-Identifier: Apache-2.0
package dev.switchback.live;

import dev.switchback.engine.Statistics;
import dev.switchback.flyway.BookKeeping;
import dev.switchback.profile.Profile;
import dev.switchback.profile.ProfileFile;
import dev.switchback.profile.ProfileProblem;
import dev.switchback.profile.TableProfile;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReading;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the statistics of the live database, and keeps them in a file for rehearsals. */
public final class LiveProfile {

    private final LiveDatabase live;
    private final Consumer<String> out;

    private LiveProfile(LiveDatabase live, Consumer<String> out) {
        this.live = live;
        this.out = out;
    }

    /**
     * Reads the database that {@code flyway.url} names, and writes the file that {@code switchback.profile} names.
     *
     * @param out takes what a person should know, line by line; no password is in it
     */
    public static void write(SettingsReading reading, Consumer<String> out) throws ProfileProblem, LiveProblem {
        reading.live().ifPresent(live -> out.accept("Reads the statistics of " + live + ", and no row of its tables."));
        try (LiveDatabase live = LiveDatabase.find(reading, "whose statistics could be read", "reader")) {
            new LiveProfile(live, out).write();
        }
    }

    private void write() throws ProfileProblem, LiveProblem {
        try (Connection connection = live.connect()) {
            write(live.settings(), statistics(connection));
        } catch (SQLException e) {
            throw LiveProblem.of(
                    live.database(),
                    "The statistics of " + live.database() + " cannot be read",
                    e,
                    "docs/profile.md says which account can.");
        }
    }

    private Statistics statistics(Connection connection) throws SQLException {
        Map<String, String> flyway = live.settings().flyway();
        return live.engine()
                .statistics(connection)
                .read(Set.of(flyway.getOrDefault("flyway.table", "flyway_schema_history"), BookKeeping.DEPLOYMENTS));
    }

    private void write(Settings settings, Statistics statistics) throws ProfileProblem {
        Profile profile = statistics.profile();
        if (profile.tables().isEmpty()) {
            throw new ProfileProblem(Stream.concat(
                            Stream.of(live.database() + " has no table of which this account sees statistics."),
                            statistics.remarks().stream())
                    .collect(Collectors.joining("\n  ")));
        }
        Path file = settings.volume().profile();
        Optional<Path> before = ProfileFile.write(file, profile);
        statistics.remarks().forEach(out);
        out.accept(counts(profile) + " in " + file + ".");
        before.ifPresent(kept -> out.accept("The file before it differs, and is kept as " + kept + "."));
    }

    private static String counts(Profile profile) {
        long rows =
                profile.tables().values().stream().mapToLong(TableProfile::rows).sum();
        int tables = profile.tables().size();
        return String.format(Locale.ROOT, "%,d %s with about %,d rows", tables, tables == 1 ? "table" : "tables", rows);
    }
}
