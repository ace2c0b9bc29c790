// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.ServerUrl;
import dev.switchback.server.MysqlSessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Throwaway databases on MySQL and MariaDB, made by a user that needs privileges on databases with our prefix only.
 *
 * <p>A database has no comment on MySQL: its mark stands in a registry. The sign of life is a lock of {@code GET_LOCK}, which
 * belongs to the whole server.
 */
final class MysqlProduct implements Product {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What speaks MySQL's protocol, claims a version of it, and has another catalog. */
    private static final List<String> OTHERS = List.of("TiDB", "Vitess", "OceanBase", "SingleStore", "Doris");

    private final MysqlRegistry registry = new MysqlRegistry();

    @Override
    public Stated stated(Connection connection) throws SQLException {
        String version = Jdbc.text(connection, "SELECT VERSION()");
        String product = OTHERS.stream().filter(version::contains).findFirst().orElse("mysql");
        return new Stated(
                version.contains("MariaDB") ? "mariadb" : product,
                version.replaceFirst("^5\\.5\\.5-(?=\\d)", "").replaceFirst("-.*", ""));
    }

    @Override
    public ServerUrl lasting(ServerUrl url) {
        // Without them a host that does not answer is waited for until the operating system gives up, minutes later.
        return url.withDefault("connectTimeout", "10000").withDefault("tcpKeepAlive", "true");
    }

    @Override
    public Map<String, String> settable(Connection connection, Map<String, String> variables) throws SQLException {
        return MysqlVariables.settable(connection, variables);
    }

    @Override
    public ServerUrl setting(ServerUrl url, Map<String, String> variables) {
        return MysqlVariables.setting(url, variables);
    }

    @Override
    public int spare(Connection connection) throws SQLException {
        int used = Jdbc.query(connection, row -> row.getInt(2), "SHOW GLOBAL STATUS LIKE 'Threads_connected'")
                .get(0);
        // With the PROCESS privilege the list has everybody's sessions.
        String user = Jdbc.text(connection, "SELECT SUBSTRING_INDEX(USER(), '@', 1)");
        List<String> users = Jdbc.query(connection, row -> String.valueOf(row.getString("User")), "SHOW PROCESSLIST");
        int ours = Collections.frequency(users, user);
        int limit = Integer.parseInt(Jdbc.text(connection, "SELECT @@max_user_connections"));
        int spare = Integer.parseInt(Jdbc.text(connection, "SELECT @@max_connections")) - used;
        return limit == 0 ? spare : Math.min(spare, limit - ours);
    }

    /** None: every MySQL user may connect without one, and we have no business in that of the URL. */
    @Override
    public String home(ServerUrl url) {
        return "";
    }

    @Override
    public void settle(Connection connection) throws SQLException {
        Jdbc.execute(connection, "SET SESSION wait_timeout = 31536000");
        waitForTables(connection, PATIENCE);
        Jdbc.execute(connection, "SET SESSION sql_mode = ''");
    }

    /** DROP DATABASE waits for whoever reads a table, by default for a year. */
    private static void waitForTables(Connection connection, Duration limit) throws SQLException {
        Jdbc.execute(connection, "SET SESSION lock_wait_timeout = " + limit.toSeconds());
    }

    @Override
    public boolean showLife(Connection connection, String run) throws SQLException {
        return "1".equals(Jdbc.text(connection, "SELECT GET_LOCK(?, 0)", PREFIX + run));
    }

    @Override
    public boolean isAlive(Connection connection, String run) throws SQLException {
        return !"1".equals(Jdbc.text(connection, "SELECT IS_FREE_LOCK(?)", PREFIX + run));
    }

    @Override
    public List<String> missing(Connection connection) throws SQLException {
        List<String> missing = new MysqlPrivileges(connection).missing();
        if (missing.isEmpty()) {
            registry.prepare(connection);
        }
        return missing;
    }

    @Override
    public List<String> endangered(Connection connection) throws SQLException {
        return new MysqlNeighbours(connection).endangered();
    }

    @Override
    public List<Marked> marked(Connection connection) throws SQLException {
        return registry.marked(connection);
    }

    @Override
    public List<String> unmarked(Connection connection) throws SQLException {
        return registry.unmarked(connection);
    }

    /** Registers it first: whatever happens in between, the mark is there before the database. */
    @Override
    public void create(Connection connection, String name, Mark mark) throws SQLException {
        registry.add(connection, name, mark);
        try {
            Jdbc.execute(connection, "CREATE DATABASE " + quoted(name));
        } catch (SQLException e) {
            registry.remove(connection, name);
            throw e;
        }
    }

    @Override
    public boolean canClone() {
        return false;
    }

    @Override
    public void clone(Connection connection, String source, String name, Mark mark) {
        throw new UnsupportedOperationException("MySQL has no statement that copies a database");
    }

    @Override
    public void drop(Connection connection, String name, Mark mark) throws SQLException {
        boolean isOurs = registry.marked(connection).stream()
                .anyMatch(each -> each.name().equals(name) && each.mark().run().equals(mark.run()));
        if (isOurs) {
            new MysqlSessions(connection, name).end();
            dropRegistered(connection, name);
        } else if (!databases(connection, name).isEmpty()) {
            throw Refusals.notOurs(name, "an entry in switchback_registry.`databases`");
        }
    }

    private void dropRegistered(Connection connection, String name) throws SQLException {
        if (!name.startsWith(PREFIX)) {
            throw Refusals.notOurs(name, "an entry in switchback_registry.`databases`");
        }
        Jdbc.execute(connection, "DROP DATABASE IF EXISTS " + quoted(name));
        registry.remove(connection, name);
    }

    @Override
    public boolean dropUnused(Connection connection, Marked marked) throws SQLException {
        if (!new MysqlSessions(connection, marked.name()).isEmpty()) {
            return false;
        }
        waitForTables(connection, Duration.ofSeconds(2));
        try {
            dropRegistered(connection, marked.name());
        } catch (SQLException e) {
            // Somebody whom we do not see is in it, it is referred to from elsewhere, or not ours to drop.
            return databases(connection, marked.name()).isEmpty();
        } finally {
            waitForTables(connection, PATIENCE);
        }
        return true;
    }

    @Override
    public void mark(Connection connection, String name, Mark mark) throws SQLException {
        registry.add(connection, name, mark);
    }

    @Override
    public void leave(Connection connection) throws SQLException {
        registry.dropIfEmpty(connection);
    }

    @Override
    public String meaning(SQLException failure, Database database) {
        return MysqlRefusals.meaning(failure, database);
    }

    static List<String> databases(Connection connection, String pattern) throws SQLException {
        return Jdbc.query(
                connection, row -> row.getString(1), "SHOW DATABASES LIKE '" + pattern.replace("_", "\\_") + "'");
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
