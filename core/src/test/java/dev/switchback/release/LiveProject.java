// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.server.Server;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;

/** A project with migrations in a temporary directory, and the live database that they are for, migrated by plain Flyway. */
public final class LiveProject implements AutoCloseable {

    private final Path directory;
    private final Server server;
    private final Database database;
    private final Map<String, String> settings = new TreeMap<>();

    /** Returns a server of each product. */
    public static List<Supplier<Server>> servers() {
        return List.of(TestServers::postgres, TestServers::mysql, TestServers::mariadb);
    }

    public LiveProject(Path directory, Server server) throws SQLException, IOException {
        this.directory = directory;
        this.server = server;
        this.database = server.create("live");
        Files.createDirectories(directory.resolve("db/migration"));
        set("flyway.url", database.url());
        set("flyway.user", database.user());
        set("flyway.password", database.password());
        set("flyway.locations", "filesystem:db/migration");
        set("switchback.database", database.url().split(":")[1]);
    }

    public LiveProject set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Writes a script. */
    public LiveProject with(String name, String content) throws IOException {
        Files.writeString(directory.resolve("db/migration").resolve(name), content);
        return this;
    }

    public void delete(String name) throws IOException {
        Files.delete(directory.resolve("db/migration").resolve(name));
    }

    public Path directory() {
        return directory;
    }

    public Database database() {
        return database;
    }

    /** Migrates as an application does at its start. */
    public void migrate() {
        flyway().migrate();
    }

    public Flyway flyway() {
        return flyway("1");
    }

    /** Returns Flyway with a version that a baseline has. */
    public Flyway flyway(String baseline) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("filesystem:" + directory.resolve("db/migration"))
                .outOfOrder(Boolean.parseBoolean(settings.getOrDefault("flyway.outOfOrder", "false")))
                .baselineVersion(baseline)
                .load();
    }

    public SettingsReading reading() throws SettingsProblem {
        return SettingsReader.read("shop", directory, List.of(SettingsSource.of("the test", settings)));
    }

    public LiveDatabase live() throws SettingsProblem, LiveProblem {
        return LiveDatabase.find(reading(), "to look at", "reader");
    }

    public LiveRelease release() throws SettingsProblem, LiveProblem {
        return LiveRelease.read(live(), LiveProject.class.getClassLoader());
    }

    /** Rehearses the scripts as they are now, with the settings as they are now. */
    public void rehearse() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.open(
                reading().settings(), LiveProject.class.getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            rehearsal.runAll();
        }
    }

    /** A statement that lasts for as long as there is a session that {@link #keeping} has opened; it waits for no table. */
    public String kept() {
        return isPostgres()
                ? "DO $$BEGIN WHILE NOT pg_try_advisory_xact_lock_shared(77) LOOP PERFORM pg_sleep(0.05); END LOOP; END$$"
                : "DO " + mysqlLock();
    }

    /** Opens a session that keeps a statement from its end until it is closed. */
    public Connection keeping() throws SQLException {
        Connection connection = database.connect();
        Jdbc.query(connection, row -> "", "SELECT " + (isPostgres() ? "pg_advisory_lock(77)" : mysqlLock()));
        return connection;
    }

    private String mysqlLock() {
        return "GET_LOCK('" + database.name() + "', 300)";
    }

    private boolean isPostgres() {
        return database.url().startsWith("jdbc:postgresql");
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    public String ask(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }

    @Override
    public void close() throws SQLException {
        server.drop(database);
    }
}
