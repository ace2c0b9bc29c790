// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.server.MysqlSessions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One running server of MySQL or MariaDB, with the throwaway databases that are on it. */
final class MysqlHost {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final MysqlFlavor flavor;
    private final ServerProcess process;
    private final String password;
    private final boolean exactMode;
    private final AdminConnection admin;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    /** Of these, a clone has its own: the databases on it have the names of their sources. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /**
     * @param exactMode whether sessions have the server's sql_mode and nothing else
     */
    MysqlHost(MysqlFlavor flavor, ServerProcess process, String password, boolean exactMode) {
        this.flavor = flavor;
        this.exactMode = exactMode;
        this.process = process;
        this.password = password;
        this.admin = new AdminConnection(database(""));
    }

    ServerProcess process() {
        return process;
    }

    /** Returns the server's own word for its version. */
    String version() throws SQLException {
        return admin.run(connection -> Jdbc.text(connection, "SELECT version()"))
                .replaceFirst("-.*", "");
    }

    /** Returns a database on it; TLS would only cost time here, and the server's key is fetched to hide the password. */
    Database database(String name) {
        String options = flavor == MysqlFlavor.MYSQL
                ? "?sslMode=DISABLED&allowPublicKeyRetrieval=true&allowLoadLocalInfile=true"
                : "?sslMode=disable";
        String url = "jdbc:" + flavor.key() + "://127.0.0.1:" + process.port() + "/" + name + options
                + (exactMode ? "&jdbcCompliantTruncation=false" : "");
        return new Database(url, InitializedMysql.SUPERUSER, password, name);
    }

    /** Tells whether a database is a throwaway one on this server. */
    boolean has(Database database) {
        return names.contains(database.name()) && isFor(database);
    }

    boolean isFor(Database database) {
        return database(database.name()).url().equals(database.url());
    }

    /** Takes a database that came with the copied files for a throwaway one. */
    void own(String name) {
        names.add(name);
    }

    boolean exists(String name) throws SQLException {
        return admin.run(connection -> !Jdbc.query(
                        connection,
                        row -> row.getString(1),
                        "SELECT schema_name FROM information_schema.schemata WHERE schema_name = ?",
                        name)
                .isEmpty());
    }

    void create(String name) throws SQLException {
        execute("CREATE DATABASE `" + name + "`");
        own(name);
    }

    void drop(String name) throws SQLException {
        admin.run(connection -> {
            new MysqlSessions(connection, name).end();
            Jdbc.execute(connection, "DROP DATABASE IF EXISTS `" + name + "`", LIMIT);
            return name;
        });
        names.remove(name);
        kept.remove(name);
    }

    private void dropAllButKept() throws SQLException {
        for (String name : List.copyOf(names)) {
            if (!kept.contains(name)) {
                drop(name);
            }
        }
    }

    void execute(String statement) throws SQLException {
        admin.run(connection -> {
            Jdbc.execute(connection, statement, LIMIT);
            return statement;
        });
    }

    /** Has everything that is committed written to the files, so that a copy of them has it. */
    void flush() throws SQLException {
        flushTables();
        checkpoint();
    }

    /**
     * Has tables of engines without a log written to their files.
     *
     * <p>It waits for statements that use tables, but not for one that hangs: such a one has no committed rows.
     */
    private void flushTables() throws SQLException {
        admin.run(connection -> {
            Jdbc.execute(connection, "SET lock_wait_timeout = 1");
            try {
                Jdbc.execute(connection, "FLUSH LOCAL TABLES");
            } catch (SQLException e) {
                if (e.getErrorCode() != 1205) {
                    throw e;
                }
            } finally {
                Jdbc.execute(connection, "SET lock_wait_timeout = DEFAULT");
            }
            return connection;
        });
    }

    /**
     * Has every change written to the data files, so that a copy has nothing to recover, for which MySQL would sleep for half a
     * second (recv_apply_hashed_log_recs in log0recv.cc).
     *
     * <p>To end and begin redo logging is the one statement that makes a checkpoint at once (MySQL 8.0.21 and later); it is on
     * whenever a copy is made, without which a copy would not start.
     */
    private void checkpoint() throws SQLException {
        admin.run(connection -> {
            boolean hasSwitch = !Jdbc.query(
                            connection, row -> row.getString(2), "SHOW GLOBAL STATUS LIKE 'Innodb_redo_log_enabled'")
                    .isEmpty();
            if (hasSwitch) {
                Jdbc.execute(connection, "ALTER INSTANCE DISABLE INNODB REDO_LOG", LIMIT);
                Jdbc.execute(connection, "ALTER INSTANCE ENABLE INNODB REDO_LOG", LIMIT);
            }
            return connection;
        });
    }

    /** Returns the size of its buffer pool, in bytes. */
    long bufferPool() throws SQLException {
        return Long.parseLong(
                admin.run(connection -> Jdbc.text(connection, "SELECT @@GLOBAL.innodb_buffer_pool_size")));
    }

    /** Returns its data, to be copied while it stands still. */
    StartingData copied() throws IOException {
        ProcessHandle server = OwnProcess.writtenDown(process.directory().root())
                .orElseThrow(() -> new IOException("its server has ended; its log ends:\n"
                        + process.directory().logTail()));
        return StartingData.of(process, server.pid(), admin);
    }

    /** Sees to it that a database outlives us. */
    void keep(String name) {
        kept.add(name);
    }

    void keepNoMore(String name) {
        kept.remove(name);
    }

    /** Ends the server and removes its data, unless it is to outlive us; then only what was not kept. */
    void end() throws IOException {
        try {
            if (process.directory().isKept()) {
                dropAllButKept();
            }
        } catch (SQLException e) {
            // The kept server has a database too many, which goes with it.
        }
        try {
            process.remove();
        } finally {
            // After the server, whose end ends a statement that somebody may still be waiting for.
            admin.close();
        }
    }
}
