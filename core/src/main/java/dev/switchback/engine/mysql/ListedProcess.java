// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.Literals;
import dev.switchback.engine.LockWait.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A session as the list of processes has it.
 *
 * @param id        the session's number
 * @param user      its account, {@code system user} of a thread of the server's own
 * @param host      where its client is
 * @param between   whether it is between two statements
 * @param state     the server's word for what it does; empty if it has none
 * @param since     since when it does that
 * @param statement what it runs; empty between statements, and of a thread that applies replicated rows
 * @param here      whether its current database is the observer's
 */
record ListedProcess(
        long id,
        String user,
        String host,
        boolean between,
        String state,
        Duration since,
        String statement,
        boolean here) {

    /** An account without the privilege PROCESS sees its own sessions only. */
    private static final String PROCESSES = """
            SELECT ID, USER, SUBSTRING_INDEX(HOST, ':', 1) AS HOST, COMMAND, COALESCE(STATE, '') AS STATE, TIME,
                COALESCE(INFO, '') AS INFO, COALESCE(DB, '') = DATABASE() AS HERE
            FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID()""";

    private static final String SERVER = "system user";
    private static final Set<String> COMMANDS = Set.of("Query", "Prepare", "Execute");

    static List<ListedProcess> all(Connection observer) throws SQLException {
        return Jdbc.query(observer, ListedProcess::of, PROCESSES + " ORDER BY ID");
    }

    /** Returns those of some sessions that live, of at least one. */
    static List<ListedProcess> of(Connection observer, Collection<Long> sessions) throws SQLException {
        String ids = sessions.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Jdbc.query(observer, ListedProcess::of, PROCESSES + " AND ID IN (" + ids + ") ORDER BY ID");
    }

    static ListedProcess of(ResultSet row) throws SQLException {
        String user = row.getString("USER");
        String command = row.getString("COMMAND");
        String statement = row.getString("INFO");
        // A command has come before its statement is shown, and ends after it (dispatch_command in sql/sql_parse.cc,
        // MySQL 8.0.31).
        boolean betweenTwo =
                command.equals("Sleep") || statement.isEmpty() && COMMANDS.contains(command) && !user.equals(SERVER);
        return new ListedProcess(
                row.getLong("ID"),
                user,
                row.getString("HOST"),
                betweenTwo,
                betweenTwo ? "" : row.getString("STATE"),
                Duration.ofSeconds(Math.max(0, row.getLong("TIME"))),
                statement,
                row.getBoolean("HERE"));
    }

    /** Returns it in the words of all products, its statement without the values in it. */
    Session session(LockWaits waits) {
        return new Session(id, user, host, words(waits), since, Literals.hidden(statement, Dialect.MYSQL));
    }

    /** Returns what it does: {@code idle}, {@code idle in transaction}, {@code active}, or the server's word. */
    String words(LockWaits waits) {
        if (between) {
            return waits.isInTransaction(id) ? "idle in transaction" : "idle";
        }
        return state.isEmpty() ? "active" : state;
    }

    /** Returns the lock it waits for; empty if none, and if it has begun to wait since the processes were listed. */
    String waitsFor(LockWaits waits) {
        return between ? "" : waits.waitsFor(id, state);
    }
}
