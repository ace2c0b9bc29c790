// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.database.Memory;
import dev.switchback.server.Server;
import java.sql.Connection;
import java.sql.SQLException;

/** A clone that is prepared for timing, and what it was made from. */
record TimedClone(Server server, Database source, Database copy) implements AutoCloseable {

    static TimedClone of(MysqlFlavor flavor, Memory memory) throws SQLException {
        Server server = MysqlServers.shared(flavor);
        Database source = server.create("source");
        return new TimedClone(server, source, server.cloneForTiming(source, "timed", memory));
    }

    /** Returns a variable of the clone's server, in bytes. */
    long bytes(String variable) throws SQLException {
        return bytes(copy, variable);
    }

    /** Returns a variable of a database's server, in bytes. */
    static long bytes(Database database, String variable) throws SQLException {
        try (Connection connection = database.connect()) {
            return Long.parseLong(Jdbc.text(connection, "SELECT @@GLOBAL." + variable));
        }
    }

    @Override
    public void close() throws SQLException {
        server.drop(copy);
        server.drop(source);
    }
}
