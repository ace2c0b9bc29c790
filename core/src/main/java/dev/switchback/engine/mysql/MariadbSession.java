// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import org.mariadb.jdbc.util.constants.ServerStatus;

/** Sessions of MariaDB Connector/J. */
final class MariadbSession implements DriverSession {

    @Override
    public long id(Connection connection) throws SQLException {
        return connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
    }

    @Override
    public boolean isInTransaction(Connection connection) throws SQLException {
        int status = connection
                .unwrap(org.mariadb.jdbc.Connection.class)
                .getContext()
                .getServerStatus();
        return (status & ServerStatus.IN_TRANSACTION) != 0;
    }
}
