// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    @Override
    public boolean sendsFiles(Connection connection) throws SQLException {
        return connection
                .unwrap(org.mariadb.jdbc.Connection.class)
                .getContext()
                .getConf()
                .allowLocalInfile();
    }

    @Override
    public void send(Statement statement, InputStream text) throws SQLException {
        statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(text);
    }
}
