// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Closing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The connections of one use of Flyway, all of which are closed in the end.
 *
 * <p>Flyway (10.20 to 13.12) closes its own, but for those that it has when it fails to set itself up, or to put a session's settings
 * back.
 */
final class FlywayConnections implements AutoCloseable {

    private final ConnectionSource.Opener opener;
    private final List<Connection> open = new ArrayList<>();

    FlywayConnections(ConnectionSource.Opener opener) {
        this.opener = opener;
    }

    /** What Flyway is given. */
    DataSource source() {
        return new ConnectionSource(this::open);
    }

    private synchronized Connection open() throws SQLException {
        Connection connection = opener.open();
        open.add(connection);
        return connection;
    }

    @Override
    public synchronized void close() {
        open.forEach(Closing::close);
        open.clear();
    }
}
