// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.RowSum;
import dev.switchback.server.Server;
import dev.switchback.server.embedded.BinariesSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While others write, the rows that are counted are those that are dumped. */
class BusyDatabaseTest {

    @TempDir
    Path directory;

    /** Moves one from a row to another all the time, so that a sum over two moments would show. */
    private static Thread writer(Database database, AtomicBoolean goesOn, AtomicLong written) {
        Thread thread = new Thread(() -> {
            try (Connection connection = database.connect()) {
                while (goesOn.get()) {
                    Jdbc.execute(connection, "INSERT INTO entries (amount) VALUES (" + written.get() + ")");
                    Jdbc.execute(
                            connection, "UPDATE entries SET amount = amount + 1 WHERE id % 7 = " + written.get() % 7);
                    written.incrementAndGet();
                }
            } catch (SQLException e) {
                written.set(-1_000_000);
            }
        });
        thread.start();
        return thread;
    }

    private void countedIsWhatIsDumped(Server server, Database database, String id, String... more) throws Exception {
        Project project = new Project(directory, database);
        project.run(
                "CREATE TABLE entries (id " + id + " PRIMARY KEY, amount bigint)",
                "INSERT INTO entries (amount) VALUES (1), (2), (3), (4), (5), (6), (7)");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicLong written = new AtomicLong();
        Thread writer = writer(database, goesOn, written);
        while (writer.isAlive() && written.get() < 20) {
            Thread.sleep(5);
        }

        Manifest taken = LiveBackup.take(project.reading(more), project::hear);
        long before = written.get();
        Manifest verified = BackupProof.verify(project.reading(more), BinariesSource.NONE, project::hear);
        goesOn.set(false);
        writer.join();

        assertThat(written.get()).isGreaterThan(before);
        assertThat(taken.rows()).hasSize(1);
        assertThat(taken.rows().get(0).rows()).isBetween(20L, before + 8); // the last row is there before it is told
        assertThat(verified.isVerified()).isTrue();
        server.drop(database);
    }

    @Test
    void onPostgresql() throws Exception {
        Server server = TestServers.of(new DatabaseRequest("postgresql", 15));
        Programs.require("postgresql", server.version());
        countedIsWhatIsDumped(server, server.create("busy"), "bigserial");
    }

    @Test
    void onMysql() throws Exception {
        Server server = TestServers.mysql();
        Programs.require("mysql", server.version());
        countedIsWhatIsDumped(server, server.create("busy"), "bigint AUTO_INCREMENT");
    }

    @Test
    void onMariadb() throws Exception {
        Server server = TestServers.mariadb();
        Database database = server.create("busy");
        countedIsWhatIsDumped(
                server, database, "bigint AUTO_INCREMENT", "switchback.backup.tools", Programs.beside(database));
    }

    @Test
    void anAccountThatMayNotHoldWritersGetsABackupThatSaysSo() throws Exception {
        Server server = TestServers.mariadb();
        Database database = server.create("modest");
        Project owner = new Project(directory, database);
        owner.run(
                "CREATE TABLE entries (id int PRIMARY KEY)",
                "INSERT INTO entries VALUES (1)",
                "CREATE USER modest@'%' IDENTIFIED BY 'modest-1'",
                "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, LOCK TABLES ON `" + database.name() + "`.* TO modest@'%'");
        Project project = new Project(directory, new Database(database.url(), "modest", "modest-1", database.name()));
        String[] tools = {"switchback.backup.tools", Programs.beside(database)};

        Manifest taken = LiveBackup.take(project.reading(tools), project::hear);
        Manifest verified = BackupProof.verify(project.reading(tools), BinariesSource.NONE, project::hear);
        owner.run("DROP USER modest@'%'");

        assertThat(taken.rows()).extracting(RowSum::table).isEmpty();
        assertThat(taken.remarks())
                .singleElement()
                .asString()
                .contains("No rows were counted and summed up")
                .contains("RELOAD");
        assertThat(verified.lastVerification().orElseThrow().what()).contains("no rows, which were not counted");
        server.drop(database);
    }
}
