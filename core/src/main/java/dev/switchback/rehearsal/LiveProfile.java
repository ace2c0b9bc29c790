// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.database.Database;
import dev.switchback.engine.Statistics;
import dev.switchback.profile.Profile;
import dev.switchback.profile.ProfileFile;
import dev.switchback.profile.ProfileProblem;
import dev.switchback.profile.TableProfile;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReading;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the statistics of the live database, and keeps them in a file for rehearsals. */
public final class LiveProfile {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SettingsReading reading;
    private final Database live;
    private final Consumer<String> out;

    private LiveProfile(SettingsReading reading, Database live, Consumer<String> out) {
        this.reading = reading;
        this.live = live;
        this.out = out;
    }

    /**
     * Reads the database that {@code flyway.url} names, and writes the file that {@code switchback.profile} names.
     *
     * @param out takes what a person should know, line by line; no password is in it
     */
    public static void write(SettingsReading reading, Consumer<String> out) throws ProfileProblem {
        Database live = reading.live()
                .orElseThrow(
                        () -> new ProfileProblem("No database is named whose statistics could be read.\n  Name it with"
                                + " flyway.url, flyway.user and flyway.password, for example -Dflyway.url=jdbc:postgresql://host/shop"
                                + " -Dflyway.user=reader and the environment variable FLYWAY_PASSWORD."));
        new LiveProfile(reading, live, out).write();
    }

    private void write() throws ProfileProblem {
        out.accept("Reads the statistics of " + live + ", and no row of its tables.");
        try (Connection connection = live.connect(PATIENCE)) {
            LiveServer server = LiveServer.of(connection);
            Settings settings = settings(server);
            server.choose(connection, settings);
            write(settings, statistics(connection, settings));
        } catch (SQLException e) {
            throw unreadable(e);
        } catch (RehearsalProblem e) {
            throw new ProfileProblem(String.valueOf(e.getMessage()), e);
        }
    }

    /** Without its cause where that quotes a password: Maven prints causes, too. */
    private ProfileProblem unreadable(SQLException failure) {
        String said = String.valueOf(failure.getMessage());
        String message = "The statistics of " + live + " cannot be read: " + safe(said)
                + "\n  docs/profile.md says which account can.";
        return safe(said).equals(said) ? new ProfileProblem(message, failure) : new ProfileProblem(message);
    }

    /** A driver's message may quote what it was given. */
    private String safe(String message) {
        String withoutUrl = message.replace(live.url(), live.safeUrl());
        return live.password().isEmpty() ? withoutUrl : withoutUrl.replace(live.password(), "***");
    }

    private Settings settings(LiveServer server) throws ProfileProblem {
        List<Settings> fitting = reading.all().stream()
                .filter(settings -> settings.database().product().equals(server.product()))
                .toList();
        if (fitting.isEmpty()) {
            String asked = reading.all().stream()
                    .map(settings -> settings.database().toString())
                    .collect(Collectors.joining(", "));
            throw new ProfileProblem(live + " is a server of " + server.product() + " (" + server.version()
                    + "), and the rehearsal is on " + asked
                    + ".\n  Name the right database with flyway.url, or ask for what it is"
                    + " with switchback.database.");
        }
        return fitting.get(0);
    }

    private static Statistics statistics(Connection connection, Settings settings)
            throws SQLException, RehearsalProblem {
        return Engines.of(settings.database())
                .statistics(connection)
                .read(Set.of(settings.flyway().getOrDefault("flyway.table", "flyway_schema_history")));
    }

    private void write(Settings settings, Statistics statistics) throws ProfileProblem {
        Profile profile = statistics.profile();
        if (profile.tables().isEmpty()) {
            throw new ProfileProblem(Stream.concat(
                            Stream.of(live + " has no table of which this account sees statistics."),
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
