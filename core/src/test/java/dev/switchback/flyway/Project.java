// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.SessionProbes;
import dev.switchback.engine.postgresql.PostgresProbes;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A project with migrations in a temporary directory, and databases to try them on. */
final class Project implements AutoCloseable {

    static final SessionProbes PROBES = PostgresProbes.create();

    final Path directory;
    final Database database;
    final Database scratch;
    private final Map<String, String> properties = new HashMap<>();
    private final List<SteppedRun> runs = new ArrayList<>();

    Project(Path directory) throws SQLException, IOException {
        this.directory = directory;
        this.database = TestServers.postgres().create("flyway");
        this.scratch = TestServers.postgres().create("scratch");
        Files.createDirectories(directory.resolve("db/migration"));
        properties.put("flyway.locations", "filesystem:db/migration");
    }

    /** Writes a file below {@code db/}. */
    Project with(String path, String content) throws IOException {
        Path file = directory.resolve("db").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    Project set(String key, String value) {
        properties.put("flyway." + key, value);
        return this;
    }

    FlywaySettings settings() {
        return new FlywaySettings(properties, getClass().getClassLoader(), directory);
    }

    MigrationSet history() throws SQLException {
        Database empty = TestServers.postgres().create("empty");
        try {
            return HistoryReader.read(settings(), List.of(), empty);
        } finally {
            TestServers.postgres().drop(empty);
        }
    }

    Migration migration(String label) throws SQLException {
        return history().migrations().stream()
                .filter(migration -> migration.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    RunRequest request(Role role) throws SQLException {
        return role == Role.MAIN
                ? RunRequest.main(settings(), database, history(), PROBES)
                : RunRequest.unrecorded(settings(), role, database, scratch, history(), PROBES);
    }

    SteppedRun open(Role role) throws SQLException {
        return open(request(role));
    }

    SteppedRun open(RunRequest request) {
        SteppedRun run = SteppedRun.open(request);
        runs.add(run);
        return run;
    }

    static RunRequest.Limits seconds(int hang, int script) {
        return new RunRequest.Limits(Duration.ofSeconds(hang), Duration.ofSeconds(script));
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

    /**
     * What the sessions of runs do on the database, such as {@code idle, idle in transaction}. Whether one more looks after a run is a matter
     * of its length.
     */
    String sessions() throws SQLException {
        return sessions(" AND query NOT LIKE '%pg_blocking_pids(a.pid)%'");
    }

    private String sessions(String which) throws SQLException {
        return ask("SELECT coalesce(string_agg(state || coalesce(' with snapshot ' || backend_xmin, ''), ', '"
                + " ORDER BY state), '') FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                + which);
    }

    /** The same once those have gone whose connections were closed: the server ends them a moment later. */
    String sessionsLeft() throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String sessions = sessions("");
        while (!sessions.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            sessions = sessions("");
        }
        return sessions;
    }

    @Override
    public void close() throws SQLException {
        for (SteppedRun run : runs) {
            run.close();
        }
        TestServers.postgres().drop(database);
        TestServers.postgres().drop(scratch);
    }
}
