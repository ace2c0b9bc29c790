// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Jdbc;
import dev.switchback.server.existing.Product.Marked;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table in which all runs on a MySQL server mark their databases.
 *
 * <p>It is there while any run has a database on the server. A lock keeps one run from dropping it while another one is
 * about to use it.
 */
final class MysqlRegistry {

    static final String DATABASE = "switchback_registry";

    private static final String TABLE = DATABASE + ".`databases`";
    private static final int UNKNOWN_DATABASE = 1049;
    private static final int NO_SUCH_TABLE = 1146;

    /** Sees to it that the registry is there, which also shows whether we may make databases. */
    void prepare(Connection connection) throws SQLException {
        guarded(connection, () -> make(connection));
    }

    private static void make(Connection connection) throws SQLException {
        if (MysqlProduct.databases(connection, DATABASE).isEmpty()) {
            Jdbc.execute(connection, "CREATE DATABASE IF NOT EXISTS " + DATABASE);
        }
        // Not InnoDB's business how a name is compared: names are ASCII.
        Jdbc.execute(
                connection,
                "CREATE TABLE IF NOT EXISTS " + TABLE
                        + " (name VARCHAR(64) CHARACTER SET ascii PRIMARY KEY, marker VARCHAR(500) NOT NULL)"
                        + " CHARACTER SET utf8mb4");
    }

    /** Adds a database, or gives it another mark. */
    void add(Connection connection, String name, Mark mark) throws SQLException {
        guarded(connection, () -> {
            make(connection);
            Jdbc.update(connection, "REPLACE INTO " + TABLE + " (name, marker) VALUES (?, ?)", name, mark.text());
        });
    }

    void remove(Connection connection, String name) throws SQLException {
        guarded(connection, () -> Jdbc.update(connection, "DELETE FROM " + TABLE + " WHERE name = ?", name));
    }

    /** Returns all entries of databases that a run has named; what is not the mark of that run is passed over. */
    List<Marked> marked(Connection connection) throws SQLException {
        return entries(connection).stream()
                .flatMap(entry -> entry.marked().stream())
                .toList();
    }

    /** Returns databases with our prefix that have no entry. */
    List<String> unmarked(Connection connection) throws SQLException {
        Set<String> known = entries(connection).stream().map(Entry::name).collect(Collectors.toSet());
        return MysqlProduct.databases(connection, Product.PREFIX + "%").stream()
                .filter(name -> !known.contains(name) && !name.equals(DATABASE))
                .toList();
    }

    private record Entry(String name, String marker) {
        Optional<Marked> marked() {
            return Mark.parse(marker).filter(mark -> mark.isOf(name, 0)).map(mark -> new Marked(name, mark));
        }
    }

    private static List<Entry> entries(Connection connection) throws SQLException {
        try {
            return Jdbc.query(
                    connection,
                    row -> new Entry(row.getString(1), row.getString(2)),
                    "SELECT name, marker FROM " + TABLE + " ORDER BY name");
        } catch (SQLException e) {
            if (e.getErrorCode() == UNKNOWN_DATABASE || e.getErrorCode() == NO_SUCH_TABLE) {
                return List.of();
            }
            throw e;
        }
    }

    void dropIfEmpty(Connection connection) throws SQLException {
        guarded(connection, () -> {
            forgetKept(connection);
            if (entries(connection).isEmpty()) {
                Jdbc.execute(connection, "DROP TABLE IF EXISTS " + TABLE);
                dropDatabaseIfEmpty(connection);
            }
        });
    }

    /** What somebody else has put into it is not ours to drop. */
    private static void dropDatabaseIfEmpty(Connection connection) throws SQLException {
        String others = Jdbc.text(
                connection,
                "SELECT (SELECT count(*) FROM information_schema.tables WHERE table_schema = ?)"
                        + " + (SELECT count(*) FROM information_schema.routines WHERE routine_schema = ?)",
                DATABASE,
                DATABASE);
        if (others.equals("0")) {
            Jdbc.execute(connection, "DROP DATABASE IF EXISTS " + DATABASE);
        }
    }

    /** A database that was kept goes by hand, which nobody tells the registry. */
    private void forgetKept(Connection connection) throws SQLException {
        for (Marked each : marked(connection)) {
            if (each.mark().kept()
                    && MysqlProduct.databases(connection, each.name()).isEmpty()) {
                Jdbc.update(connection, "DELETE FROM " + TABLE + " WHERE name = ?", each.name());
            }
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws SQLException;
    }

    private static void guarded(Connection connection, Action action) throws SQLException {
        if (!"1".equals(Jdbc.text(connection, "SELECT GET_LOCK(?, 60)", DATABASE))) {
            throw new SQLException("another run has held the lock \"" + DATABASE + "\" for a minute");
        }
        try {
            action.run();
        } finally {
            Jdbc.text(connection, "SELECT RELEASE_LOCK(?)", DATABASE);
        }
    }
}
