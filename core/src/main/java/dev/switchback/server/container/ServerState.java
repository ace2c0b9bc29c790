// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What belongs to a whole server and not to one database, as a text: with another one, it is not as good as new. */
final class ServerState {

    private static final List<String> POSTGRES = List.of(
            "SELECT r::text FROM pg_authid r ORDER BY oid",
            "SELECT m::text FROM pg_auth_members m ORDER BY m::text",
            "SELECT t::text FROM pg_tablespace t ORDER BY oid",
            "SELECT s::text FROM pg_db_role_setting s WHERE setdatabase = 0 ORDER BY s::text",
            "SELECT name || setting FROM pg_settings WHERE source = 'configuration file' ORDER BY name");

    // What counts up by itself stands in status, not in variables; but a few variables tell the time or the session.
    private static final List<String> MYSQL = List.of(
            "SELECT concat_ws(' ', grantee, privilege_type, is_grantable) FROM information_schema.user_privileges ORDER BY 1",
            "SELECT concat_ws(' ', grantee, table_schema, privilege_type) FROM information_schema.schema_privileges ORDER BY 1",
            "SELECT concat_ws(' ', user, host, authentication_string) FROM mysql.user ORDER BY 1");

    /** A server that accepts a connection and then says nothing would be waited for without an end. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private ServerState() {}

    static String of(Database database) throws SQLException {
        return of(database, LIMIT);
    }

    static String of(Database database, Duration limit) throws SQLException {
        StringBuilder text = new StringBuilder();
        boolean isPostgres = database.url().startsWith("jdbc:postgresql:");
        try (Connection connection = database.connect(limit)) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
            for (String sql : isPostgres ? POSTGRES : MYSQL) {
                text.append(Jdbc.query(connection, row -> row.getString(1), sql));
            }
            if (!isPostgres) {
                Jdbc.query(connection, row -> row.getString(1) + "=" + row.getString(2), "SHOW GLOBAL VARIABLES")
                        .stream()
                        .filter(ServerState::isSet)
                        .forEach(text::append);
            }
        }
        return text.toString();
    }

    /** Leaves out what the server changes by itself. */
    private static boolean isSet(String variable) {
        return !variable.matches(
                "(?i)(gtid_|timestamp|innodb_buffer_pool_load|last_|rand_seed|pseudo_|identity|insert_id"
                        + "|.*(_pos|_position|_state)=).*");
    }
}
