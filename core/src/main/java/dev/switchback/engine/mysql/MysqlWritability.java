// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.Writability;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for a table that cannot come to be, as a copy of one that is not there: the server first looks whether it takes writes, then
 * whether the account may create a table, and only then for what is to be copied. Grants cannot be read as surely, for they may come
 * with roles.
 */
final class MysqlWritability implements Writability {

    private static final String NOT_THERE = "switchback_knows_no_such_table";

    /** ER_OPTION_PREVENTS_STATEMENT, with --read-only; ER_READ_ONLY_MODE. */
    private static final Set<Integer> READ_ONLY = Set.of(1290, 1836);

    /** MariaDB has words for it from version 12 on. */
    private static final Set<String> WRITES = Set.of("0", "OFF");

    /** ER_NO_SUCH_TABLE. */
    private static final int NO_SUCH_TABLE = 1146;

    @Override
    public Optional<Hindrance> hindrance(Connection connection, TableName history, boolean historyExists)
            throws SQLException {
        // With SUPER an account writes all the same, and should not to a replica.
        if (!WRITES.contains(Jdbc.text(connection, "SELECT @@GLOBAL.read_only"))) {
            return Optional.of(readOnly());
        }
        String schema = Dialect.MYSQL.quoted(history.schema());
        try {
            Jdbc.execute(
                    connection, "CREATE TABLE " + schema + "." + NOT_THERE + "_copy LIKE " + schema + "." + NOT_THERE);
        } catch (SQLException e) {
            return refusal(connection, history, e);
        }
        throw new SQLException(NOT_THERE + " was there after all, and has been copied");
    }

    private static Optional<Hindrance> refusal(Connection connection, TableName history, SQLException e)
            throws SQLException {
        if (e.getErrorCode() == NO_SUCH_TABLE) {
            return Optional.empty();
        }
        if (READ_ONLY.contains(e.getErrorCode())) {
            return Optional.of(readOnly());
        }
        if (!Permission.isDenial(e)) {
            throw e;
        }
        String user = Jdbc.text(connection, "SELECT CURRENT_USER()");
        return Optional.of(new Hindrance(
                "the account " + user + " may not create tables in " + history.schema(),
                "Use the account that migrates, or: GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX,"
                        + " REFERENCES ON " + Dialect.MYSQL.quoted(history.schema()) + ".* TO it.",
                false));
    }

    private static Hindrance readOnly() {
        return new Hindrance(
                "the server is read-only (read_only): a replica, or one that somebody has closed",
                "Name the primary in flyway.url.",
                true);
    }
}
