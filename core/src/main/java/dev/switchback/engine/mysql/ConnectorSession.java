// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

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

    @Override
    public boolean sendsFiles(Connection connection) throws SQLException {
        return connection
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getBooleanProperty(PropertyKey.allowLoadLocalInfile)
                .getValue();
    }

    @Override
    public void send(Statement statement, InputStream text) throws SQLException {
        statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(text);
    }
}
