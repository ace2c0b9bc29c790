// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Writability;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Asks whether the server takes writes, and for the privileges that Flyway itself needs. */
final class PostgresWritability implements Writability {

    private static final String READ_ONLY = """
            SELECT CASE WHEN pg_catalog.pg_is_in_recovery() THEN 'standby'
                WHEN current_setting('transaction_read_only') = 'on' THEN 'read only' ELSE '' END
            """;

    /** Without the schema Flyway creates it. */
    private static final String SCHEMA = """
            SELECT CASE WHEN n.oid IS NULL
                THEN pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
                ELSE pg_catalog.has_schema_privilege(n.oid, 'CREATE') END
            FROM (SELECT 1) one LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = ?
            """;

    private static final String HISTORY = """
            SELECT pg_catalog.has_table_privilege(c.oid, 'INSERT')
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ?
            """;

    @Override
    public Optional<Hindrance> hindrance(Connection connection, TableName history, boolean historyExists)
            throws SQLException {
        String readOnly = Jdbc.text(connection, READ_ONLY);
        if (readOnly.equals("standby")) {
            return Optional.of(new Hindrance(
                    "the server is a standby, which takes no writes", "Name the primary in flyway.url.", true));
        }
        if (!readOnly.isEmpty()) {
            return Optional.of(new Hindrance(
                    "transactions are read-only here (default_transaction_read_only)",
                    "Name a server, or an account, that writes; or switch the setting off.",
                    true));
        }
        // As SQL writes them: what is suggested is to be copied.
        String user = Jdbc.text(connection, "SELECT quote_ident(current_user)");
        String schema = Jdbc.text(connection, "SELECT quote_ident(?)", history.schema());
        if (historyExists && !mayInsert(connection, history)) {
            return Optional.of(new Hindrance(
                    "the account " + user + " may not write to the history table " + history,
                    "Use the account that owns the schema, or: GRANT SELECT, INSERT, UPDATE, DELETE ON " + schema + "."
                            + Jdbc.text(connection, "SELECT quote_ident(?)", history.name()) + " TO " + user + ";",
                    false));
        }
        if (Jdbc.text(connection, SCHEMA, history.schema()).equals("f")) {
            return Optional.of(new Hindrance(
                    "the account " + user + " may not create tables in schema " + history.schema(),
                    "Use the account that owns the schema, or: GRANT CREATE ON SCHEMA " + schema + " TO " + user + ";",
                    false));
        }
        return Optional.empty();
    }

    private static boolean mayInsert(Connection connection, TableName history) throws SQLException {
        List<Boolean> rows =
                Jdbc.query(connection, row -> row.getBoolean(1), HISTORY, history.schema(), history.name());
        return rows.isEmpty() || rows.get(0);
    }
}
