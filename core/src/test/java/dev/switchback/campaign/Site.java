// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.server.embedded.FragileServer;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** A project with its directory, its server, and the live database, which is brought to a version at will. */
final class Site {

    /** The live database. */
    static final String LIVE = "shop";

    static final int CUSTOMERS = 200;
    static final int ORDERS = 1000;

    /** Orders from this one on were written by the application while a goal ran. */
    static final int WRITTEN = 1_000_000;

    final Path directory;
    final FragileServer server;
    final String product;
    final List<Script> scripts;
    private final Map<String, String> settings = new TreeMap<>();

    Site(Path directory, FragileServer server, String request) throws Exception {
        this.directory = directory;
        this.server = server;
        this.product = request.split(":")[0];
        this.scripts = History.of(product);
        Files.createDirectories(directory.resolve("db/migration"));
        for (Script script : scripts) {
            Files.writeString(migration(script.file()), script.up());
            Files.writeString(migration(script.undoFile()), undo(script));
        }
        settings.putAll(Map.of(
                "flyway.locations",
                "filesystem:db/migration",
                "flyway.user",
                server.admin().user(),
                "flyway.password",
                server.admin().password(),
                "switchback.database",
                request,
                "switchback.migrate.backup",
                "none",
                "switchback.lockTimeout",
                "1s",
                "switchback.lockRetries",
                "2",
                "switchback.target",
                String.valueOf(History.BEFORE)));
        settings.put("switchback.check", "fresh");
        if (isPostgres()) {
            settings.put("flyway.postgresql.transactional.lock", "false");
        }
        if (product.equals("mariadb")) {
            settings.put("switchback.backup.tools", ask(server.admin(), "SELECT @@basedir"));
        }
        prepare();
    }

    boolean isPostgres() {
        return product.equals("postgresql");
    }

    Path migration(String file) {
        return directory.resolve("db/migration").resolve(file);
    }

    /** Returns an undo script as it is written; between two statements it takes its time. */
    String undo(Script script) {
        String pause = isPostgres() ? "SELECT pg_sleep(0.1);\n" : "DO SLEEP(0.1);\n";
        String down = script.down(script.steps(), pause);
        return script.version() == 4 ? down : down.replaceFirst(";\n", ";\n" + pause);
    }

    Database live() {
        return server.database(LIVE);
    }

    /** Returns the settings of a goal; those that are named come over the usual ones. */
    Map<String, String> settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("flyway.url", live().url());
        all.putAll(more);
        return all;
    }

    SettingsReading reading(Map<String, String> settings) throws SettingsProblem {
        return SettingsReader.read(LIVE, directory, List.of(SettingsSource.of("the campaign", settings)));
    }

    private void prepare() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.open(
                reading(settings(Map.of())).settings(),
                Site.class.getClassLoader(),
                Hooks.NONE,
                RehearsalListener.SILENT)) {
            rehearsal.runAll();
        }
        for (int version : List.of(History.BEFORE, History.NEWEST)) {
            make(template(version), version);
        }
    }

    static String template(int version) {
        return LIVE + "_template_" + version;
    }

    /** Makes a database at a version, by plain Flyway, in which customers have ordered. */
    private void make(String name, int version) throws SQLException {
        execute(server.admin(), "CREATE DATABASE " + name);
        Database made = server.database(name);
        migrate(made, History.BEFORE);
        execute(made, "INSERT INTO customers " + numbers("i, concat('name-', i)", CUSTOMERS));
        execute(made, "INSERT INTO orders " + numbers("i, 1 + i % " + CUSTOMERS + ", concat('note-', i)", ORDERS));
        if (version > History.BEFORE) {
            migrate(made, version);
        }
    }

    private String numbers(String columns, int count) {
        return isPostgres()
                ? "SELECT " + columns + " FROM generate_series(1, " + count + ") AS i"
                : "WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < " + count + ") SELECT "
                        + columns + " FROM s";
    }

    void migrate(Database database, int version) {
        flyway(database, String.valueOf(version)).migrate();
    }

    /** Flyway as a user has it; with its own default CREATE INDEX CONCURRENTLY would wait for Flyway itself. */
    Flyway flyway(Database database, String target) {
        FluentConfiguration configuration = Flyway.configure()
                .loggers("dev.switchback.flyway.SilentLog")
                .dataSource(database.url(), database.user(), database.password())
                .locations("filesystem:" + directory.resolve("db/migration"))
                .target(target);
        if (isPostgres()) {
            configuration
                    .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
        }
        return configuration.load();
    }

    /** Gives the live database the state that it has at a version, with all its rows, and nothing beside it. */
    void reset(int version) throws SQLException {
        for (String other : databases()) {
            if (!other.startsWith(LIVE + "_template")) {
                execute(server.admin(), "DROP DATABASE " + other + (isPostgres() ? " WITH (FORCE)" : ""));
            }
        }
        if (isPostgres()) {
            execute(server.admin(), "CREATE DATABASE " + LIVE + " TEMPLATE " + template(version));
        } else {
            execute(server.admin(), "CREATE DATABASE " + LIVE);
            copy(version);
        }
    }

    /** On MySQL and MariaDB the scripts are run again; the rows and the history are copied. */
    private void copy(int version) throws SQLException {
        String template = template(version);
        try (Connection connection = live().connect()) {
            for (Script script : scripts.subList(0, version)) {
                for (Step step : script.steps()) {
                    if (step.isTellable()) {
                        Jdbc.execute(connection, step.up());
                    }
                }
            }
            Jdbc.execute(connection, "CREATE TABLE flyway_schema_history LIKE " + template + ".flyway_schema_history");
            for (String table : Jdbc.query(
                    connection,
                    row -> row.getString(1),
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = ?",
                    template)) {
                Jdbc.execute(connection, "INSERT INTO " + table + " SELECT * FROM " + template + "." + table);
            }
        }
    }

    /** Says whether a session is in a database beside the live one. */
    boolean isUsedBeside() throws SQLException {
        return !ask(
                        server.admin(),
                        isPostgres()
                                ? "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE '%\\_restored\\_%'"
                                : "SELECT count(*) FROM information_schema.processlist WHERE db LIKE '%\\_restored\\_%'")
                .equals("0");
    }

    /** Returns every database whose name begins as the live one's does. */
    List<String> databases() throws SQLException {
        try (Connection connection = server.admin().connect()) {
            return Jdbc.query(
                    connection,
                    row -> row.getString(1),
                    isPostgres()
                            ? "SELECT datname FROM pg_database WHERE datname LIKE 'shop%' ORDER BY 1"
                            : "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'shop%' ORDER BY 1");
        }
    }

    static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }

    Path backups() {
        return directory.resolve("backups");
    }

    /** The tables that are none of the shop's. */
    Set<TableName> bookKeeping() {
        String schema = isPostgres() ? "public" : "";
        return Stream.of("flyway_schema_history", "switchback_deployment", "switchback_undo_in_progress")
                .map(name -> new TableName(schema, name))
                .collect(Collectors.toSet());
    }
}
