// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.live.LiveProblem;
import dev.switchback.rehearsal.Hooks;
import dev.switchback.rehearsal.Rehearsal;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.release.watch.Pace;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;

/** A project with migrations in a temporary directory, and a database that plays the live one. */
final class LiveProject implements AutoCloseable {

    /** Attempts follow each other quickly, so that tests do; rows are counted however slow the machine is. */
    static final Pace QUICK = new Pace(
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            Duration.ofSeconds(40));

    /** A machine may stand still for a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Path directory;
    final Server server;
    final Database database;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LiveProject(Path directory, String product) throws SQLException, IOException {
        this.directory = directory;
        this.server = TestServers.of(DatabaseRequest.parse(product));
        this.database = server.create("live");
        Files.createDirectories(directory.resolve("db/migration"));
        set("flyway.url", database.url());
        set("flyway.user", database.user());
        set("flyway.password", database.password());
        set("flyway.locations", "filesystem:db/migration");
        set("switchback.lockTimeout", "1s");
        set("switchback.migrate.backup", "none");
    }

    LiveProject with(String file, String content) throws IOException {
        Files.writeString(directory.resolve("db/migration").resolve(file), content);
        return this;
    }

    LiveProject set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    boolean isPostgres() {
        return database.url().startsWith("jdbc:postgresql");
    }

    SettingsReading reading() throws SettingsProblem {
        return SettingsReader.read("shop", directory, List.of(SettingsSource.of("the test", settings)));
    }

    /** Rehearses the history as it is, so that its schemas are recorded. */
    LiveProject rehearsed() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.open(
                reading().settings(), getClass().getClassLoader(), Hooks.NONE, RehearsalListener.SILENT)) {
            rehearsal.runAll();
        }
        return this;
    }

    /** Returns what was printed. */
    List<String> migrate() throws LiveProblem, SettingsProblem {
        lines.clear();
        Migrate.run(reading(), getClass().getClassLoader(), BinariesSource.NONE, lines::add, QUICK);
        return List.copyOf(lines);
    }

    /** Returns why it failed. */
    String failure() throws SettingsProblem {
        try {
            migrate();
        } catch (LiveProblem e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("it did not fail: " + lines);
    }

    /** Migrates on another thread; fails with what the goal fails with. */
    CompletableFuture<List<String>> migrating() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return migrate();
            } catch (LiveProblem | SettingsProblem e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    /** Returns what has been printed so far. */
    String printed() {
        return String.join("\n", lines);
    }

    void awaitPrinted(String text) throws InterruptedException {
        awaitPrinted(Pattern.compile(Pattern.quote(text)));
    }

    void awaitPrinted(Pattern text) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!text.matcher(printed()).find()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not printed: " + text + "\n" + printed());
            }
            Thread.sleep(20);
        }
    }

    /** Waits until a statement that begins so runs on the server. */
    void awaitStatement(String beginning) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!runs(beginning)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("does not run: " + beginning + "\n" + printed());
            }
            Thread.sleep(20);
        }
    }

    /** Says whether a statement that begins so runs on the server. */
    boolean runs(String beginning) throws SQLException {
        String running = isPostgres()
                ? "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '"
                : "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE '";
        return !ask(running + beginning + "%'").equals("0");
    }

    /** How the statement begins that lasts until nobody keeps it from its end any more, {@link #kept}. */
    String keptBeginning() {
        return isPostgres() ? "DO $$BEGIN WHILE" : "DO GET_LOCK";
    }

    /** A statement that lasts for as long as there is a session that {@link #keeping} has opened; it waits for no table. */
    String kept() {
        return isPostgres()
                ? "DO $$BEGIN WHILE NOT pg_try_advisory_xact_lock_shared(77) LOOP PERFORM pg_sleep(0.05); END LOOP; END$$"
                : "DO " + mysqlLock();
    }

    /** The same, which writes a row; not on PostgreSQL. */
    String keptInsert(String table) {
        return "INSERT INTO " + table + " SELECT " + mysqlLock();
    }

    private String mysqlLock() {
        return "GET_LOCK('" + database.name() + "', 300)";
    }

    /** Opens a session that keeps a statement from its end until it is closed. */
    Connection keeping() throws SQLException {
        Connection connection = database.connect();
        Jdbc.query(connection, row -> "", "SELECT " + (isPostgres() ? "pg_advisory_lock(77)" : mysqlLock()));
        return connection;
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    /** Opens a session with a transaction that holds a lock on a table, so that it cannot be altered. */
    Connection holding(String table) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        Jdbc.query(connection, row -> row.getObject(1), "SELECT count(*) FROM " + table);
        return connection;
    }

    boolean hasTable(String name) throws SQLException {
        return !ask("SELECT count(*) FROM information_schema.tables WHERE table_schema = "
                        + (isPostgres() ? "current_schema()" : "database()") + " AND table_name = '" + name + "'")
                .equals("0");
    }

    boolean hasColumn(String table, String name) throws SQLException {
        return !ask("SELECT count(*) FROM information_schema.columns WHERE table_schema = "
                        + (isPostgres() ? "current_schema()" : "database()") + " AND table_name = '" + table
                        + "' AND column_name = '" + name + "'")
                .equals("0");
    }

    /** The versions in the history, each with whether it was applied to its end. */
    String history() throws SQLException {
        String row = isPostgres() ? "version || ' ' || success" : "CONCAT(version, ' ', IF(success, 'true', 'false'))";
        String list = isPostgres()
                ? "string_agg(" + row + ", ', ' ORDER BY installed_rank)"
                : "GROUP_CONCAT(" + row + " ORDER BY installed_rank SEPARATOR ', ')";
        return ask("SELECT coalesce(" + list + ", '') FROM flyway_schema_history");
    }

    /** Flyway as a user has it, without any of ours. */
    Flyway flyway() {
        return Flyway.configure()
                .loggers("dev.switchback.flyway.SilentLog")
                .dataSource(database.url(), database.user(), database.password())
                .locations("filesystem:" + directory + "/db/migration")
                .load();
    }

    @Override
    public void close() throws SQLException {
        server.drop(database);
    }
}
