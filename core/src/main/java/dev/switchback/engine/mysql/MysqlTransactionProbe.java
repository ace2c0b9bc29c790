// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.engine.TransactionProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/**
 * Follows scripts on MySQL and MariaDB from another session.
 *
 * <p>A query in the script's own session would change what LAST_INSERT_ID(), ROW_COUNT(), FOUND_ROWS() or SHOW WARNINGS tell
 * the script, and fail where the script has locked tables.
 */
final class MysqlTransactionProbe implements TransactionProbe {

    private static final int PATIENCE_SECONDS = 5;

    private final Flavor flavor;
    private final DriverSession driver;

    MysqlTransactionProbe(Flavor flavor) {
        this.flavor = flavor;
        this.driver = DriverSession.of(flavor);
    }

    @Override
    public boolean isOpen(Connection connection) throws SQLException {
        return driver.isInTransaction(connection);
    }

    @Override
    public boolean followsWithoutTransaction() {
        return true;
    }

    @Override
    public Trail follow(Connection connection, Onlooker onlooker) {
        return new ScriptTrail(connection, onlooker, flavor);
    }

    @Override
    public Set<TableName> mentioned(Connection onlooker, Collection<String> statements) throws SQLException {
        return MentionedTables.in(statements, onlooker);
    }

    /** An idle transaction has its snapshot and its metadata locks until it ends; between two scripts there is nothing in it. */
    @Override
    public void releaseSnapshot(Connection connection) throws SQLException {
        if (isOpen(connection)) {
            connection.commit();
        }
    }

    /** Without a query: the session is only to answer. */
    @Override
    public void holdSnapshot(Connection connection) throws SQLException {
        if (!connection.isValid(PATIENCE_SECONDS)) {
            throw new SQLException("the session is gone", "08003");
        }
    }
}
