// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Variables that a running server of MySQL or MariaDB takes and a starting one does not.
 *
 * <p>They have a global value, from which each session takes its own, and no option: {@code mysqld --time-zone=+02:00} is an
 * error. The names are those that {@code SHOW GLOBAL VARIABLES} has and {@code --verbose --help} has not, in MySQL 8.0.31 and
 * MariaDB 11.4.5, less those of replication.
 */
public final class MysqlGlobals {

    private static final Set<String> NAMES = Set.of(
            "character_set_client",
            "character_set_connection",
            "character_set_results",
            "check_constraint_checks",
            "collation_connection",
            "default_collation_for_utf8mb4",
            "foreign_key_checks",
            "profiling",
            "sql_auto_is_null",
            "sql_big_selects",
            "sql_buffer_result",
            "sql_if_exists",
            "sql_log_off",
            "sql_notes",
            "sql_quote_show_create",
            "sql_safe_updates",
            "sql_select_limit",
            "sql_warnings",
            "storage_engine",
            "system_versioning_asof",
            "time_zone",
            "tx_isolation",
            "tx_read_only",
            "unique_checks");

    private MysqlGlobals() {}

    /** Returns the variables with which a server can start, in lower case and with underscores. */
    public static Map<String, String> atStart(Map<String, String> asked) {
        Map<String, String> atStart = plain(asked);
        atStart.keySet().removeAll(NAMES);
        return atStart;
    }

    /** Returns the statements that set the others once it runs, for sessions that begin after that. */
    public static List<String> statements(Map<String, String> asked) {
        return plain(asked).entrySet().stream()
                .filter(variable -> NAMES.contains(variable.getKey()))
                .map(variable -> "SET GLOBAL " + variable.getKey() + " = " + literal(variable.getValue()))
                .toList();
    }

    /** Returns the variables under the names that the server itself has for them. */
    public static Map<String, String> plain(Map<String, String> asked) {
        Map<String, String> plain = new TreeMap<>();
        asked.forEach(
                (name, value) -> plain.put(name.strip().toLowerCase(Locale.ROOT).replace('-', '_'), value));
        return plain;
    }

    /** Returns a value as a statement writes it: numbers as they are, everything else in quotes. */
    public static String literal(String value) {
        return value.matches("-?\\d+(\\.\\d+)?")
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
