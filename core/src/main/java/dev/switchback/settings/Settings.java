// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.DatabaseRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every setting of a rehearsal, shared by plugin and extension.
 *
 * @param name              what the run is called; the name of its evidence file
 * @param baseDirectory     what relative paths are relative to
 * @param database          the product and version to rehearse on
 * @param server            where the throwaway server comes from
 * @param serverDirectories what the user chose about the server's directories
 * @param flyway            the user's Flyway configuration, keys with the prefix {@code flyway.}
 * @param undoLocations     where undo scripts are, in Flyway's notation; empty to look for them near the migrations
 * @param seedLocations     where seed files per version are, in Flyway's notation; empty for {@code src/test/resources/db/seed} if it exists
 * @param selection         which trials are judged
 * @param seed              what the generated rows are derived from
 * @param rows              generated rows a table
 * @param hangLimit         how long a script may wait, without working, before it is ended
 * @param scriptLimit       how long a script may run at all
 * @param volume            what is known of production's volume
 * @param keepOnFailure     whether the databases stay after a failure
 * @param evidenceDirectory where evidence documents go
 */
public record Settings(
        String name,
        Path baseDirectory,
        DatabaseRequest database,
        ServerSettings server,
        ServerDirectories serverDirectories,
        Map<String, String> flyway,
        List<String> undoLocations,
        List<String> seedLocations,
        Selection selection,
        long seed,
        int rows,
        Duration hangLimit,
        Duration scriptLimit,
        VolumeSettings volume,
        boolean keepOnFailure,
        Path evidenceDirectory) {

    public Settings {
        flyway = Map.copyOf(flyway);
        undoLocations = List.copyOf(undoLocations);
        seedLocations = List.copyOf(seedLocations);
    }

    /** Returns the settings of a run for which nothing was set. */
    public static Settings defaults(String name, Path baseDirectory) {
        return new Settings(
                name,
                baseDirectory,
                DatabaseRequest.DEFAULT,
                ServerSettings.NONE,
                ServerDirectories.NONE,
                Map.of(),
                List.of(),
                List.of(),
                Selection.ALL,
                1,
                12,
                Duration.ofSeconds(30),
                Duration.ofMinutes(30),
                VolumeSettings.defaults(baseDirectory),
                false,
                baseDirectory.resolve("target/switchback/evidence"));
    }

    /**
     * Returns the same settings for a database; {@code {vendor}} in locations becomes its product, as Spring Boot has it.
     *
     * @param several     whether it is one of several, so that the run needs a name of its own
     * @param directories the directories of the product's server
     */
    Settings on(DatabaseRequest request, boolean several, ServerDirectories directories) {
        Map<String, String> located = new HashMap<>(flyway);
        FlywayKeys.LOCATION_LISTS.forEach(
                key -> located.computeIfPresent(key, (k, text) -> Vendor.replaced(text, request)));
        return new Settings(
                several ? name + "-" + request.product() + "-" + request.version() : name,
                baseDirectory,
                request,
                server.on(request, several),
                directories,
                located,
                Vendor.replaced(undoLocations, request),
                Vendor.replaced(seedLocations, request),
                selection,
                seed,
                rows,
                hangLimit,
                scriptLimit,
                volume.on(request),
                keepOnFailure,
                evidenceDirectory);
    }

    /** Returns the same settings for another database. */
    public Settings withDatabase(DatabaseRequest request) {
        boolean sameProduct = request.product().equals(database.product());
        return on(request, false, sameProduct ? serverDirectories : serverDirectories.withHome(null));
    }

    /** Returns the same settings with another Flyway configuration. */
    public Settings withFlyway(Map<String, String> other) {
        return new Settings(
                name,
                baseDirectory,
                database,
                server,
                serverDirectories,
                other,
                undoLocations,
                seedLocations,
                selection,
                seed,
                rows,
                hangLimit,
                scriptLimit,
                volume,
                keepOnFailure,
                evidenceDirectory);
    }

    /** Returns the same settings with another selection. */
    public Settings withSelection(Selection other) {
        return new Settings(
                name,
                baseDirectory,
                database,
                server,
                serverDirectories,
                flyway,
                undoLocations,
                seedLocations,
                other,
                seed,
                rows,
                hangLimit,
                scriptLimit,
                volume,
                keepOnFailure,
                evidenceDirectory);
    }
}
