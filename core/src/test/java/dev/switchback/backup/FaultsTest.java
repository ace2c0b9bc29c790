// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.server.Server;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JVM is killed at random moments of backups and restores. Whatever the moment: what is listed as a backup is whole, the live
 * database is there and is either the one from before or the restored one, and what was left behind is known.
 *
 * <p>{@code -Dswitchback.faults=200} kills that often.
 */
class FaultsTest {

    private static final int FAULTS = Integer.getInteger("switchback.faults", 1);
    private static final long SEED = Long.getLong("switchback.faults.seed", System.nanoTime());

    @TempDir
    Path directory;

    private final Server server = TestServers.of(new DatabaseRequest("postgresql", 15));
    private final Random random = new Random(SEED);

    private String text(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return Jdbc.text(connection, sql);
        }
    }

    private List<String> beside(Database database) throws SQLException {
        try (Connection connection = database.inDatabase("postgres").connect()) {
            return Jdbc.query(
                    connection,
                    row -> row.getString(1),
                    "SELECT datname FROM pg_database WHERE datname ~ '_(restored|former)_' ORDER BY 1");
        }
    }

    private void tidy(Database database) throws SQLException {
        try (Connection connection = database.inDatabase("postgres").connect()) {
            for (String other : beside(database)) {
                Jdbc.execute(connection, "DROP DATABASE \"" + other + "\" WITH (FORCE)");
            }
        }
    }

    /** Returns how long the other JVM took, if nobody has killed it. */
    private long killed(Database database, String goal, long after) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, System.getProperty("java.class.path")),
                BackupMain.class.getName(),
                directory.toString(),
                "",
                goal);
        builder.environment()
                .putAll(Map.of("URL", database.url(), "LOGIN", database.user(), "PASSWORD", database.password()));
        builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("other.log").toFile());
        long begun = System.nanoTime();
        Process jvm = builder.start();
        if (!jvm.waitFor(after, TimeUnit.MILLISECONDS)) {
            jvm.destroyForcibly().waitFor();
        } else {
            assertThat(jvm.exitValue())
                    .as("%s", Files.readString(directory.resolve("other.log")))
                    .isZero();
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    @Test
    void whateverTheMomentNothingIsHalf() throws Exception {
        Programs.require("postgresql", server.version());
        Database database = server.create("faults");
        Project project = new Project(directory, database);
        project.run(
                "CREATE TABLE t (a int, b text)",
                "INSERT INTO t SELECT i, md5(i::text) FROM generate_series(1, 3000) AS i");
        long backupTakes = killed(database, "backup", 60_000);
        long restoreTakes = killed(database, "restore", 60_000);
        tidy(database);
        int exchanged = 0;
        for (int i = 0; i < FAULTS; i++) {
            project.run("TRUNCATE t", "INSERT INTO t SELECT i, 'now' FROM generate_series(1, 10) AS i");
            killed(database, "backup", backupTakes / 3 + random.nextLong(backupTakes));
            assertBackupsAreWhole(project);
            project.run("TRUNCATE t");

            killed(database, "restore", restoreTakes / 3 + random.nextLong(restoreTakes));

            String rows = text(database, "SELECT count(*) FROM t");
            List<String> beside = beside(database);
            boolean isExchanged = beside.stream().anyMatch(name -> name.contains("_former_"));
            exchanged += isExchanged ? 1 : 0;
            assertThat(rows)
                    .as("seed %d, fault %d: %s", SEED, i, beside)
                    .isIn(isExchanged ? List.of("10", "3000") : List.of("0"));
            tidy(database);
        }
        if (FAULTS > 1) {
            System.out.println(2 * FAULTS + " kills, " + exchanged + " of the restores were through before");
        }
        server.drop(database);
    }

    private void assertBackupsAreWhole(Project project) throws Exception {
        Backups backups = Backups.in(project.backups());
        assertThat(backups.unreadable()).isEmpty();
        assertThat(backups.manifests()).isNotEmpty();
        for (Manifest manifest : backups.manifests()) {
            assertThat(DumpFiles.damages(backups.directoryOf(manifest), manifest.files()))
                    .as("seed %d", SEED)
                    .isEmpty();
        }
        BackupPruning.prune(project.reading().goal().backup(), project::hear, Instant.now());
        assertThat(Backups.in(project.backups()).leftovers()).isEmpty();
    }
}
