// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.Leftover;
import dev.switchback.engine.Literals;
import dev.switchback.engine.LiveProbe;
import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the list of processes of a live server, and who waits for whom. */
record MysqlLiveProbe(Flavor flavor) implements LiveProbe {

    /** An account without the privilege PROCESS sees its own sessions only. */
    private static final String PROCESSES = """
            SELECT ID, USER, SUBSTRING_INDEX(HOST, ':', 1) AS HOST, COMMAND = 'Sleep' AS SLEEPS,
                COALESCE(STATE, '') AS STATE, TIME, COALESCE(INFO, '') AS INFO, COALESCE(DB, '') = DATABASE() AS HERE
            FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() ORDER BY ID""";

    /** A session as the list of processes had it, before anybody looked at locks. */
    record Process(Session session, String state, boolean sleeps, boolean here) {}

    @Override
    public List<LockWait> lockWaits(Connection connection) throws SQLException {
        // The locks come second: whoever is seen to wait has asked for them by then.
        return waiting(processes(connection), LockWaits.read(connection, flavor));
    }

    static List<Process> processes(Connection connection) throws SQLException {
        return Jdbc.query(connection, MysqlLiveProbe::process, PROCESSES);
    }

    /**
     * Returns who waits. Who slept when the processes were listed has begun to wait since: what it runs and for how long is not known before
     * the next look.
     */
    static List<LockWait> waiting(List<Process> processes, LockWaits waits) {
        Map<Long, Session> byId = processes.stream()
                .map(process -> inTransaction(process.session(), waits))
                .collect(Collectors.toMap(Session::id, Function.identity()));
        List<LockWait> found = new ArrayList<>();
        for (Process process : processes) {
            String lock = waits.waitsFor(process.session().id(), process.state());
            if (process.here() && !process.sleeps() && !lock.isEmpty()) {
                List<Session> blockers = waits.blockersOf(process.session().id()).stream()
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .toList();
                found.add(
                        new LockWait(process.session(), lock, process.session().since(), blockers));
            }
        }
        found.sort(Comparator.comparing(LockWait::waits).reversed());
        return found;
    }

    private static Process process(ResultSet row) throws SQLException {
        String state = row.getString("STATE");
        boolean sleeps = row.getBoolean("SLEEPS");
        Session session = new Session(
                row.getLong("ID"),
                row.getString("USER"),
                row.getString("HOST"),
                sleeps ? "idle" : state.isEmpty() ? "active" : state,
                Duration.ofSeconds(Math.max(0, row.getLong("TIME"))),
                Literals.hidden(row.getString("INFO"), Dialect.MYSQL));
        return new Process(session, sleeps ? "" : state, sleeps, row.getBoolean("HERE"));
    }

    private static Session inTransaction(Session session, LockWaits waits) {
        return session.isIdle() && waits.isInTransaction(session.id())
                ? new Session(
                        session.id(),
                        session.user(),
                        session.application(),
                        "idle in transaction",
                        session.since(),
                        session.statement())
                : session;
    }

    /** An index or a constraint is there as a whole or not at all; the exchange of tables of a restore may not be. */
    @Override
    public List<Leftover> leftovers(Connection connection) throws SQLException {
        String live = Jdbc.text(connection, "SELECT DATABASE()");
        return ExchangeJournal.find(connection, live).stream()
                .map(journal -> new Leftover(
                        "the restore of " + live + " through " + journal.names().fresh() + " has not come to its end",
                        "unless it is at work now, triggers, views, routines or events may be missing; the former tables are in "
                                + live + " still, or in " + journal.names().former(),
                        "mvn switchback:restore -Dswitchback.confirm=" + live + " takes it back or finishes it"))
                .toList();
    }
}
