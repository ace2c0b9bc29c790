// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What a driver knows of its session without asking the server. */
interface DriverSession {

    /** Returns the session's identifier on the server. */
    long id(Connection connection) throws SQLException;

    /** Says whether the server's last answer told of an open transaction. */
    boolean isInTransaction(Connection connection) throws SQLException;

    /** Says whether the driver would send the server what it takes for a file of ours. */
    boolean sendsFiles(Connection connection) throws SQLException;

    /** Has the statement send this when the server asks for a file; it is then sent once. */
    void send(Statement statement, InputStream text) throws SQLException;

    /** Returns the driver that belongs to a product; the classes of the other need not be there. */
    static DriverSession of(Flavor flavor) {
        return flavor == Flavor.MYSQL ? new ConnectorSession() : new MariadbSession();
    }
}
