// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.ServerUrl;
import dev.switchback.server.OpenSessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Throwaway databases on PostgreSQL, made by a role that need be no superuser.
 *
 * <p>The mark is the database's comment; the sign of life is an advisory lock. Such a lock belongs to one database, but
 * {@code pg_locks} shows those of all of them to everybody.
 */
final class PostgresProduct implements Product {

    /** "SWBC": the lock's first half, so that ours are not taken for those of an application. */
    private static final int LOCK_CLASS = 0x53574243;

    private static final Duration LIMIT = Duration.ofMinutes(30);

    // Parallel workers and autovacuum count too much; that errs on the safe side.
    private static final String SPARE = """
            SELECT least(
              (SELECT sum(CASE name WHEN 'max_connections' THEN setting::int ELSE -setting::int END) FROM pg_settings
               WHERE name IN ('max_connections', 'superuser_reserved_connections', 'reserved_connections'))
                - (SELECT count(*) FROM pg_stat_activity WHERE datid IS NOT NULL),
              (SELECT CASE rolconnlimit WHEN -1 THEN 1000000 ELSE rolconnlimit END FROM pg_roles WHERE rolname = current_user)
                - (SELECT count(*) FROM pg_stat_activity WHERE usename = current_user))
            """;

    /** Names to object ids: a migration may replace the comment that is the mark of a database that we know all the same. */
    private final Map<String, Long> created = new ConcurrentHashMap<>();

    @Override
    public Stated stated(Connection connection) throws SQLException {
        // CockroachDB and YugabyteDB speak the protocol and claim a version in server_version.
        String text = Jdbc.text(connection, "SELECT version()");
        if (!text.startsWith("PostgreSQL ") || text.contains("-YB-") || text.contains("Redshift")) {
            return new Stated(text.replaceFirst(" \\(.*| on .*", ""), "");
        }
        return new Stated(
                "postgresql", Jdbc.text(connection, "SHOW server_version").replaceFirst(" .*", ""));
    }

    @Override
    public ServerUrl lasting(ServerUrl url) {
        return url.withDefault("tcpKeepAlive", "true");
    }

    @Override
    public Map<String, String> settable(Connection connection, Map<String, String> variables) throws SQLException {
        return PostgresVariables.settable(connection, variables);
    }

    @Override
    public ServerUrl setting(ServerUrl url, Map<String, String> variables) {
        return PostgresVariables.setting(url, variables);
    }

    @Override
    public int spare(Connection connection) throws SQLException {
        return Jdbc.query(connection, row -> row.getInt(1), SPARE).get(0);
    }

    @Override
    public String home(ServerUrl url) {
        return url.database().isEmpty() ? "postgres" : url.database();
    }

    @Override
    public void settle(Connection connection) throws SQLException {
        // Both are of the session; idle_session_timeout is there from version 14 on.
        Jdbc.query(
                connection,
                row -> row.getString(1),
                "SELECT set_config(name, '0', false) FROM pg_settings"
                        + " WHERE name IN ('idle_session_timeout', 'statement_timeout')");
    }

    @Override
    public boolean showLife(Connection connection, String run) throws SQLException {
        return Jdbc.text(connection, "SELECT pg_try_advisory_lock(?, ?)", LOCK_CLASS, lock(run))
                .equals("t");
    }

    private static int lock(String run) {
        return Integer.parseUnsignedInt(run, 16);
    }

    @Override
    public boolean isAlive(Connection connection, String run) throws SQLException {
        return !Jdbc.query(
                        connection,
                        row -> row.getInt(1),
                        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = ?"
                                + " AND objid::bigint = ? AND objsubid = 2 AND granted",
                        (long) LOCK_CLASS,
                        Integer.toUnsignedLong(lock(run)))
                .isEmpty();
    }

    @Override
    public List<String> missing(Connection connection) throws SQLException {
        return Jdbc.query(
                connection,
                row -> "the role \"" + row.getString(1) + "\" may not create databases; a superuser gives it that with:"
                        + " ALTER ROLE " + row.getString(2) + " CREATEDB;",
                "SELECT rolname, quote_ident(rolname) FROM pg_roles"
                        + " WHERE rolname = current_user AND NOT rolcreatedb AND NOT rolsuper");
    }

    /** None: a session stays in its database. */
    @Override
    public List<String> endangered(Connection connection) {
        return List.of();
    }

    @Override
    public List<Marked> marked(Connection connection) throws SQLException {
        return PostgresDatabase.like(connection, PREFIX + "%").stream()
                .flatMap(each -> each.marked().stream())
                .toList();
    }

    @Override
    public List<String> unmarked(Connection connection) throws SQLException {
        return PostgresDatabase.like(connection, PREFIX + "%").stream()
                .filter(PostgresDatabase::isUnmarked)
                .map(PostgresDatabase::name)
                .toList();
    }

    @Override
    public void create(Connection connection, String name, Mark mark) throws SQLException {
        createFrom(connection, "template0", name, mark);
    }

    /** Copies files instead of logging every page, which is twice as fast; until version 14 there is no other way. */
    private void createFrom(Connection connection, String template, String name, Mark mark) throws SQLException {
        boolean hasStrategy = connection.getMetaData().getDatabaseMajorVersion() >= 15;
        String strategy = hasStrategy ? " STRATEGY FILE_COPY" : "";
        Jdbc.execute(connection, "CREATE DATABASE " + quoted(name) + " TEMPLATE " + quoted(template) + strategy, LIMIT);
        try {
            mark(connection, name, mark);
        } catch (SQLException e) {
            Jdbc.execute(connection, "DROP DATABASE IF EXISTS " + quoted(name), LIMIT);
            throw e;
        }
    }

    @Override
    public boolean canClone() {
        return true;
    }

    @Override
    public void clone(Connection connection, String source, String name, Mark mark) throws SQLException {
        new OpenSessions(connection, source).awaitNone();
        try {
            createFrom(connection, source, name, mark);
        } catch (SQLException e) {
            throw new OpenSessions(connection, source).explain(e);
        }
        new PostgresAttributes(connection, source, name).complete();
        String comment = PostgresDatabase.like(connection, source).get(0).comment();
        if (Mark.parse(comment).isEmpty()) {
            comment(connection, name, comment);
        }
    }

    @Override
    public void drop(Connection connection, String name, Mark mark) throws SQLException {
        List<PostgresDatabase> present = PostgresDatabase.like(connection, name);
        if (present.isEmpty()) {
            return;
        }
        if (!isOwn(present.get(0), mark)) {
            throw Refusals.notOurs(name, "the comment that Switchback gives");
        }
        if (present.get(0).isTemplate()) {
            // A migration may make one of its database, which then cannot be dropped.
            Jdbc.execute(connection, "ALTER DATABASE " + quoted(name) + " IS_TEMPLATE false");
        }
        Jdbc.execute(connection, "DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)", LIMIT);
        created.remove(name);
    }

    private boolean isOwn(PostgresDatabase present, Mark mark) {
        boolean isMarked = present.marked()
                .filter(marked -> marked.mark().run().equals(mark.run()))
                .isPresent();
        return present.name().startsWith(PREFIX)
                && (isMarked || Long.valueOf(present.id()).equals(created.get(present.name())));
    }

    @Override
    public boolean dropUnused(Connection connection, Marked marked) throws SQLException {
        // Without FORCE the server itself refuses while anybody is connected.
        try {
            Jdbc.execute(connection, "DROP DATABASE IF EXISTS " + quoted(marked.name()), LIMIT);
        } catch (SQLException e) {
            return PostgresDatabase.like(connection, marked.name()).isEmpty();
        }
        return true;
    }

    @Override
    public void mark(Connection connection, String name, Mark mark) throws SQLException {
        List<PostgresDatabase> present = PostgresDatabase.like(connection, name);
        if (present.isEmpty()) {
            throw new SQLException("database \"" + name + "\" is not there any more");
        }
        comment(connection, name, mark.of(present.get(0).id()).text());
        created.put(name, present.get(0).id());
    }

    private static void comment(Connection connection, String name, String text) throws SQLException {
        Jdbc.execute(connection, "COMMENT ON DATABASE " + quoted(name) + " IS '" + text.replace("'", "''") + "'");
    }

    @Override
    public void leave(Connection connection) {
        // Comments go with their databases.
    }

    @Override
    public String meaning(SQLException failure, Database database) {
        return PostgresRefusals.meaning(String.valueOf(failure.getSQLState()), database);
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
