// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import com.mysql.cj.MysqlConnection;
import java.sql.Connection;
import java.sql.SQLException;

/** Sessions of MySQL Connector/J. */
final class ConnectorSession implements DriverSession {

    @Override
    public long id(Connection connection) throws SQLException {
        return connection.unwrap(MysqlConnection.class).getSession().getThreadId();
    }

    @Override
    public boolean isInTransaction(Connection connection) throws SQLException {
        return connection
                .unwrap(MysqlConnection.class)
                .getSession()
                .getServerSession()
                .inTransactionOnServer();
    }
}
