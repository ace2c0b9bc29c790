// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.versions;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.DumpedRows;
import dev.switchback.engine.RowSum;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.live.LiveSchema;
import dev.switchback.release.LiveRelease;
import dev.switchback.release.migrate.Migrate;
import dev.switchback.release.undo.UndoRelease;
import dev.switchback.schema.Snapshot;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;

/** A live database that the goals release to, and plain Flyway beside them. */
record Released(Path directory, Database database, String location, String undoLocation) {

    private static final ClassLoader LOADER = Released.class.getClassLoader();

    /**
     * What the user has in it.
     *
     * @param objects the schema
     * @param rows    what identifies the rows of each table
     */
    record State(Snapshot objects, Map<String, String> rows) {}

    private SettingsReading reading(String key, String value) throws SettingsProblem {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "flyway.url",
                database.url(),
                "flyway.user",
                database.user(),
                "flyway.password",
                database.password(),
                "flyway.locations",
                location,
                "flyway.placeholders.tenant",
                "acme",
                "switchback.undoLocations",
                undoLocation,
                "switchback.database",
                database.url().split(":")[1],
                "switchback.migrate.backup",
                "none"));
        settings.put(key, value);
        return SettingsReader.read("released", directory, List.of(SettingsSource.of("the test", settings)));
    }

    void migrate(String version) throws SettingsProblem, LiveProblem {
        Migrate.run(reading("flyway.target", version), LOADER, BinariesSource.NONE, line -> {});
    }

    /** Takes the newest version back. */
    void undo() throws SettingsProblem, LiveProblem {
        SettingsReading reading = reading("switchback.confirm", database.name());
        UndoRelease.run(live(reading), LOADER, reading.goal(), line -> {});
    }

    private static LiveDatabase live(SettingsReading reading) throws LiveProblem {
        return LiveDatabase.find(reading, "to look at", "owner");
    }

    Flyway flyway(String version) {
        return Flyway.configure(LOADER)
                .dataSource(database.url(), database.user(), database.password())
                .locations(location)
                .placeholders(Map.of("tenant", "acme"))
                .target(version)
                .ignoreMigrationPatterns("*:pending")
                .load();
    }

    /** Returns what Flyway holds against the history, as it would before it migrates. */
    String complaints(String version) {
        return String.valueOf(flyway(version).validateWithResult().getAllErrorMessages());
    }

    State state() throws SettingsProblem, LiveProblem, SQLException {
        LiveRelease release = LiveRelease.read(live(reading("switchback.confirm", "")), LOADER);
        FlywaySettings flyway = release.flyway();
        return new State(LiveSchema.read(release.live(), flyway).objects(), rows(release.live()));
    }

    private Map<String, String> rows(LiveDatabase live) throws SQLException {
        Map<String, String> sums = new TreeMap<>();
        try (Connection connection = database.connect()) {
            DumpedRows rows = live.engine().dumpTools().rows(connection);
            for (var table : rows.tables()) {
                RowSum sum = rows.read(table);
                sums.put(table.toString(), sum.rows() + " " + sum.sum());
            }
        }
        return sums.entrySet().stream()
                .filter(entry -> !entry.getKey().matches(".*(flyway_schema_history|switchback_).*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }
}
