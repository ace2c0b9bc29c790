// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.DumpMoment;
import dev.switchback.engine.DumpTools;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A snapshot that the server exports for pg_dump. Nobody has to wait for anybody.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-SNAPSHOT-SYNCHRONIZATION">Snapshot
 *     synchronization</a>
 */
record ExportedSnapshot(Connection session, String name) implements DumpMoment {

    /** Some exist since version 14 or 17 only. The session waits until the program is through. */
    private static final String WITHOUT_LIMITS = """
            SELECT count(set_config(name, '0', false)) FROM pg_settings WHERE name IN ('statement_timeout',
              'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')""";

    static ExportedSnapshot open(DumpTools.Sessions sessions) throws SQLException {
        Connection session = sessions.open();
        try {
            DumpedTables.prepare(session);
            Jdbc.text(session, WITHOUT_LIMITS);
            session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            session.setReadOnly(true);
            session.setAutoCommit(false);
            return new ExportedSnapshot(session, Jdbc.text(session, "SELECT pg_export_snapshot()"));
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public List<String> options() {
        return List.of("--snapshot=" + name);
    }

    @Override
    public boolean holdsWriters() {
        return false;
    }

    @Override
    public void begun() {
        // The snapshot is there as long as our session; the program has it from then on.
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
