// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.Engine;
import dev.switchback.engine.choice.Engines;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.SchemaRecords;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HistoryReader;
import dev.switchback.flyway.LiveHistory;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveSchema;
import dev.switchback.live.LiveServer;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.server.Server;
import dev.switchback.settings.Selection;
import dev.switchback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** A project with its rehearsal, and a live database that plain Flyway has migrated with another account. */
final class Shop implements AutoCloseable {

    private static final Map<String, SchemaRecord> RECORDS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    static final String TRANSACTIONAL_LOCK = "flyway.postgresql.transactional.lock";
    private static final String PASSWORD = "Secret-pw1";

    final Path directory;
    final Server server;
    final Database admin;
    final Database live;
    private final DatabaseRequest request;
    private final Map<String, String> flyway = new HashMap<>();
    private final Map<String, String> files = new TreeMap<>();
    private final String name;
    private final String account;

    private Shop(Path directory, Server server, DatabaseRequest request, String name, String account)
            throws SQLException {
        this.directory = directory;
        this.server = server;
        this.request = request;
        this.name = name;
        this.account = account;
        this.admin = server.create("admin");
        this.live = new Database(admin.inDatabase(name).url(), account, PASSWORD, name);
        flyway.put("flyway.locations", "filesystem:" + directory.resolve("db"));
    }

    static Shop onPostgres(Path directory, Server server, String version) throws SQLException {
        int number = NUMBER.incrementAndGet();
        Shop shop = new Shop(
                directory, server, new DatabaseRequest("postgresql", version), "shop" + number, "app" + number);
        shop.asAdmin("CREATE ROLE " + shop.account + " LOGIN PASSWORD '" + PASSWORD + "'");
        shop.asAdmin("CREATE DATABASE " + shop.name + " OWNER " + shop.account);
        return shop;
    }

    static Shop onMysql(Path directory, Server server, DatabaseRequest request, String name, String collation)
            throws SQLException {
        Shop shop = new Shop(directory, server, request, name, "app" + NUMBER.incrementAndGet());
        shop.asAdmin("CREATE DATABASE " + name + " COLLATE " + collation);
        shop.asAdmin("CREATE USER '" + shop.account + "'@'%' IDENTIFIED BY '" + PASSWORD + "'");
        shop.asAdmin("GRANT ALL PRIVILEGES ON " + name + ".* TO '" + shop.account + "'@'%'");
        return shop;
    }

    Shop file(String file, String sql) throws IOException {
        Files.createDirectories(directory.resolve("db"));
        Files.writeString(directory.resolve("db").resolve(file), sql);
        files.put(file, sql);
        return this;
    }

    Shop flyway(String key, String value) {
        flyway.put(key, value);
        return this;
    }

    private void asAdmin(String sql) throws SQLException {
        try (Connection connection = admin.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    /** Changes the live database as the server's administrator. */
    void administer(String sql) throws SQLException {
        try (Connection connection = admin.inDatabase(name).connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    /** Changes it as the account that migrates. */
    void change(String sql) throws SQLException {
        try (Connection connection = live.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    Settings settings() {
        return Settings.defaults("shop", directory)
                .withFlyway(flyway)
                .withDatabase(request)
                .withSelection(new Selection(List.of(), List.of(new CheckId("fresh")), Optional.empty()));
    }

    /** The same scripts are rehearsed once. */
    Shop rehearse() throws Exception {
        String scripts = request + " " + files;
        SchemaRecord known = RECORDS.get(scripts);
        if (known != null) {
            SchemaRecords.keep(settings().evidenceDirectory(), known);
            return this;
        }
        try (Rehearsal rehearsal =
                Rehearsal.open(settings(), getClass().getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            rehearsal.runAll();
        }
        RECORDS.put(scripts, record());
        return this;
    }

    /** Migrates the live database up to a version. */
    Shop migrate(String target) {
        flyway(target).migrate();
        return this;
    }

    void baseline(String version) {
        Flyway.configure()
                .configuration(flyway)
                .dataSource(live.url(), live.user(), live.password())
                .baselineVersion(version)
                .load()
                .baseline();
    }

    /** Migrates it with a script that fails. */
    void fail(String target) {
        try {
            migrate(target);
        } catch (FlywayException e) {
            return;
        }
        throw new AssertionError("it does not fail");
    }

    private Flyway flyway(String target) {
        Map<String, String> plain = new HashMap<>(flyway);
        boolean withoutLock = plain.remove(TRANSACTIONAL_LOCK) != null;
        FluentConfiguration configuration = Flyway.configure()
                .configuration(plain)
                .dataSource(live.url(), live.user(), live.password())
                .target(target);
        if (withoutLock) {
            configuration
                    .getPluginRegister()
                    .getPlugin(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
        }
        return configuration.load();
    }

    Engine engine() {
        return Engines.of(request.product()).orElseThrow();
    }

    private FlywaySettings flywaySettings() {
        return new FlywaySettings(flyway, getClass().getClassLoader(), directory).on(engine().dialect());
    }

    MigrationSet history() throws SQLException {
        Database empty = server.create("listing");
        try {
            return HistoryReader.read(flywaySettings(), List.of(), empty);
        } finally {
            server.drop(empty);
        }
    }

    SchemaRecord record() throws Exception {
        return SchemaRecords.in(settings().evidenceDirectory()).get(0);
    }

    LiveSchema schema() throws Exception {
        return schema(live);
    }

    LiveSchema schema(Database as) throws Exception {
        return LiveSchema.read(database(as), flywaySettings());
    }

    private LiveDatabase database(Database as) throws SQLException {
        try (Connection connection = as.connect()) {
            return new LiveDatabase(as, LiveServer.of(connection), engine(), settings());
        }
    }

    SchemaSight sight() throws Exception {
        return SchemaSight.of(database(live), flywaySettings(), history(), LiveHistory.read(flywaySettings(), live));
    }

    Drift drift(AppliedMigrations applied) throws Exception {
        return Drift.of(record(), history(), applied, schema());
    }

    Drift.Compared compared(String... versions) throws Exception {
        Drift drift = drift(applied(versions));
        if (drift instanceof Drift.Compared compared) {
            return compared;
        }
        throw new AssertionError(drift);
    }

    HalfApplied half(String version) throws Exception {
        Migration failed = history().migrations().stream()
                .filter(migration -> migration.isCalled(version))
                .findFirst()
                .orElseThrow();
        return HalfApplied.of(record(), failed, schema());
    }

    static AppliedMigrations applied(String... versions) {
        Collection<Version> all = new ArrayList<>();
        for (String version : versions) {
            all.add(Version.parse(version));
        }
        return AppliedMigrations.of(all);
    }

    static List<String> words(Drift.Compared drift) {
        return drift.differences().stream().map(Difference::words).toList();
    }

    @Override
    public void close() throws SQLException {
        boolean hasSchemas = engine().dialect().hasSchemasInside();
        asAdmin("DROP DATABASE " + name + (hasSchemas ? " WITH (FORCE)" : ""));
        asAdmin(hasSchemas ? "DROP ROLE " + account : "DROP USER '" + account + "'@'%'");
        server.drop(admin);
    }
}
