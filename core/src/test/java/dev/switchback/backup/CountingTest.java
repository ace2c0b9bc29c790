// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.DumpTools;
import dev.switchback.live.LiveDatabase;
import dev.switchback.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left on the server of the counting of rows when a backup ends before it. */
class CountingTest {

    /** Connector/J would wait for as long as the lock is held. */
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void aQueryThatIsUnderWayEndsOnPostgres() throws Exception {
        endsOn(
                TestServers.postgres(),
                "LOCK TABLE counted IN ACCESS EXCLUSIVE MODE",
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
    }

    @Test
    void aQueryThatIsUnderWayEndsOnMysql() throws Exception {
        endsOn(TestServers.mysql(), "LOCK TABLES counted WRITE", WAITING_ON_MYSQL);
    }

    @Test
    void aQueryThatIsUnderWayEndsOnMariadb() throws Exception {
        endsOn(TestServers.mariadb(), "LOCK TABLES counted WRITE", WAITING_ON_MYSQL);
    }

    private static final String WAITING_ON_MYSQL =
            "SELECT count(*) FROM information_schema.processlist WHERE db = database() AND state LIKE 'Waiting for table%'";

    private void endsOn(Server server, String lock, String waiting) throws Exception {
        Database database = server.create("counted");
        try (Connection holder = database.connect()) {
            Jdbc.execute(holder, "CREATE TABLE counted (id int PRIMARY KEY)");
            LiveDatabase live =
                    LiveDatabase.find(new Project(directory, database).reading(), "that could be counted", "backup");
            DumpTools tools = live.engine().dumpTools();
            List<String> remarks = new ArrayList<>();
            try (var moment = new Dumping.Guarded<>(tools.moment(live::connect), remarks)) {
                moment.get().begun();
                holder.setAutoCommit(false);
                Jdbc.execute(holder, lock);
                Counting counting = Counting.start(live, tools, moment, remarks);
                while (!Jdbc.text(holder, waiting).equals("1")) {
                    Thread.sleep(10);
                }

                assertTimeoutPreemptively(SOON, counting::close);
                // Nobody waits for the server to end what it was told to end; the lock is held on.
                assertTimeoutPreemptively(SOON, () -> {
                    while (!Jdbc.text(holder, waiting).equals("0")) {
                        Thread.sleep(10);
                    }
                });
            }
            holder.rollback();
        }
        server.drop(database);
    }
}
