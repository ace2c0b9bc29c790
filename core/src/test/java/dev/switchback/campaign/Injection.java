// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.database.Jdbc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a goal and lets the fault happen.
 *
 * @param site     where
 * @param goal     what is disturbed
 * @param settings the goal's
 * @param victim   gives a JVM that waits for a goal
 */
record Injection(Site site, Goal goal, Map<String, String> settings, Supplier<Victim> victim) {

    /** A server that does not answer is given up after a minute, a wait for a lock after half of one. */
    private static final Duration LIMIT = Duration.ofSeconds(150);

    /**
     * InnoDB tells its transactions anew only if nobody has asked for a tenth of a second: to whoever asks every 30 ms, one that has ended
     * is there for ever (run on 8.0.31; CACHE_MIN_IDLE_TIME in storage/innobase/trx/trx0i_s.cc).
     */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    /** After that time somebody sees that the disk is full, and makes room. */
    private static final Duration FULL = Duration.ofSeconds(15);

    /** Returns how each of the goals ended that ran. */
    List<Ending> strike(Fault fault) throws Exception {
        if (fault instanceof Fault.KillJvm kill) {
            return List.of(killJvm(kill.after()));
        } else if (fault instanceof Fault.KillServer kill) {
            return List.of(killServer(kill.after()));
        } else if (fault instanceof Fault.CutNetwork cut) {
            return List.of(cut(cut));
        } else if (fault instanceof Fault.FullDisk disk) {
            return List.of(fill(disk.left()));
        } else if (fault instanceof Fault.LockTimeout lock) {
            return List.of(lock(lock));
        }
        return twice(((Fault.TwoAtOnce) fault).after());
    }

    private Ending killJvm(long after) throws Exception {
        try (Victim other = victim.get()) {
            other.await();
            other.go(goal, site.directory, settings);
            return other.killAfter(after);
        }
    }

    private Ending killServer(long after) throws Exception {
        Run run = Run.start(site, goal, settings);
        run.isOver(Duration.ofMillis(after));
        site.server.kill();
        Thread.sleep(100);
        site.server.restart();
        return run.await(LIMIT);
    }

    private Ending cut(Fault.CutNetwork cut) throws Exception {
        String url = settings.get("flyway.url");
        int port = Integer.parseInt(url.replaceFirst(".*://[^/]*:(\\d+)/.*", "$1"));
        try (Wire wire = new Wire(port)) {
            Map<String, String> through = new HashMap<>(settings);
            through.put("flyway.url", url.replaceFirst(":" + port + "/", ":" + wire.port() + "/"));
            Run run = Run.start(site, goal, through);
            run.isOver(Duration.ofMillis(cut.after()));
            wire.reset();
            return run.await(LIMIT);
        }
    }

    /** What is read again and again, such as a backup's directory, is on the disk already. */
    private Ending fill(long left) throws Exception {
        Path disk = goal == Goal.BACKUP
                ? Path.of(settings.get("switchback.backup.directory")).getParent()
                : site.server.directory().getParent();
        Path ballast = disk.resolve("ballast");
        try {
            long free = Files.getFileStore(disk).getUsableSpace() - left;
            write(ballast, free);
            Run run = Run.start(site, goal, settings);
            if (!run.isOver(FULL)) {
                Files.delete(ballast);
            }
            return run.await(LIMIT);
        } finally {
            Files.deleteIfExists(ballast);
            if (!site.server.isRunning()) {
                site.server.restart();
            }
        }
    }

    /** What the server writes meanwhile may take the last of it: the disk is as full then. */
    private static void write(Path ballast, long bytes) throws IOException {
        byte[] block = new byte[1 << 16];
        try (var out = Files.newOutputStream(ballast)) {
            for (long rest = bytes; rest > 0; rest -= block.length) {
                out.write(block, 0, (int) Math.min(block.length, rest));
            }
        } catch (IOException e) {
            if (Files.getFileStore(ballast).getUsableSpace() > block.length) {
                throw e;
            }
        }
    }

    private Ending lock(Fault.LockTimeout lock) throws Exception {
        try (Connection holder = site.live().connect()) {
            holder.setAutoCommit(false);
            Jdbc.query(holder, row -> row.getObject(1), "SELECT count(*) FROM " + lock.table());
            Run run = Run.start(site, goal, settings);
            run.isOver(Duration.ofMillis(lock.held()));
            holder.rollback();
            return run.await(LIMIT);
        }
    }

    private List<Ending> twice(long after) throws Exception {
        Run first = Run.start(site, goal, settings);
        first.isOver(Duration.ofMillis(after));
        Run second = Run.start(site, goal, settings);
        return List.of(first.await(LIMIT), second.await(LIMIT));
    }

    /** MySQL no longer lists a session whose client is gone, while it takes back what that did and has its locks (8.0.31). */
    private static String locks() {
        int history = ("`" + Site.LIVE + "`.`flyway_schema_history`").hashCode();
        return Stream.of("Flyway-", "Switchback-")
                .map(name -> " + coalesce(is_used_lock('" + name + history + "'), 0)")
                .collect(Collectors.joining());
    }

    /** Waits until the server has seen that its clients are gone, and has ended what it did for them. */
    static void awaitQuiet(Site site) throws SQLException, InterruptedException {
        String sessions = site.isPostgres()
                ? "SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'shop%'"
                : "SELECT (SELECT count(*) FROM information_schema.processlist WHERE db LIKE 'shop%')"
                        + " + (SELECT count(*) FROM information_schema.innodb_trx)" + locks();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!Site.ask(site.server.admin(), sessions).equals("0")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("sessions stay on " + Site.LIVE + ": " + sessions(site));
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private static List<String> sessions(Site site) throws SQLException {
        String all = site.isPostgres()
                ? "SELECT concat_ws(' ', pid, datname, state, query_start, query) FROM pg_stat_activity WHERE datname LIKE 'shop%'"
                : "SELECT concat_ws(' ', id, db, command, time, state, info) FROM information_schema.processlist"
                        + " UNION ALL SELECT concat_ws(' ', 'transaction', trx_mysql_thread_id, trx_state, trx_started, trx_query)"
                        + " FROM information_schema.innodb_trx UNION ALL SELECT concat('locks', " + locks().substring(2)
                        + ")";
        try (Connection connection = site.server.admin().connect()) {
            return Jdbc.query(connection, row -> row.getString(1), all);
        }
    }
}
