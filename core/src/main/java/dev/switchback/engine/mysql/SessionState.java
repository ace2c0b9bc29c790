// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a script may have changed for the session that it ran in, and so for the scripts after it.
 *
 * <p>In production each release is a session of its own: a script that relies on what another has set fails there.
 */
final class SessionState {

    private static final List<String> VARIABLES = List.of(
            "sql_mode",
            "time_zone",
            "foreign_key_checks",
            "unique_checks",
            "autocommit",
            "sql_log_bin",
            "character_set_client",
            "character_set_connection",
            "character_set_database",
            "collation_connection",
            "default_storage_engine",
            "explicit_defaults_for_timestamp",
            "group_concat_max_len",
            "lock_wait_timeout",
            "innodb_lock_wait_timeout",
            "max_sp_recursion_depth",
            "sql_safe_updates",
            "sql_select_limit",
            "sql_notes",
            "auto_increment_increment",
            "auto_increment_offset",
            "lc_time_names",
            "div_precision_increment",
            "innodb_strict_mode",
            "sql_auto_is_null",
            "completion_type");

    private static final List<String> MYSQL = List.of(
            "transaction_isolation",
            "transaction_read_only",
            "sql_require_primary_key",
            "default_collation_for_utf8mb4");

    private static final List<String> MARIADB = List.of(
            "tx_isolation", "tx_read_only", "check_constraint_checks", "system_versioning_alter_history", "old_mode");

    private SessionState() {}

    /**
     * Returns the variables of the connection's own session by name, with the database that it uses.
     *
     * <p>One query that reads no table: LOCK TABLES does not stop it, and it opens no transaction. It does reset ROW_COUNT(),
     * FOUND_ROWS() and the warnings, so it is for between two scripts.
     */
    static Map<String, String> of(Connection connection, Flavor flavor) throws SQLException {
        List<String> names = new ArrayList<>(VARIABLES);
        names.addAll(flavor == Flavor.MYSQL ? MYSQL : MARIADB);
        List<Map<String, String>> rows = Jdbc.query(
                connection,
                row -> {
                    Map<String, String> state = new TreeMap<>();
                    for (int i = 0; i < names.size(); i++) {
                        state.put(names.get(i), String.valueOf(row.getString(i + 2)));
                    }
                    state.put("database", String.valueOf(row.getString(1)));
                    return state;
                },
                "SELECT DATABASE(), @@SESSION." + String.join(", @@SESSION.", names));
        return rows.get(0);
    }
}
