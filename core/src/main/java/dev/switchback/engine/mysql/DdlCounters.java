// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many statements of each kind the server has run, as far as they may change a schema.
 *
 * <p>While none has been run, nothing has changed. A statement in a routine, in an event or prepared counts as one of its own
 * kind. It counts when it begins, so that one that is still running may yet change something.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/server-status-variables.html#statvar_Com_xxx">Com_xxx</a>
 */
final class DdlCounters {

    /** Those that change no schema by themselves; whatever is not known to be among them may. */
    private static final Set<String> HARMLESS = Set.of(
            "admin_commands",
            "analyze",
            "begin",
            "call_procedure",
            "change_db",
            "check",
            "checksum",
            "commit",
            "compound_sql",
            "dealloc_sql",
            "delete",
            "delete_multi",
            "do",
            "empty_query",
            "execute_immediate",
            "execute_sql",
            "explain",
            "explain_other",
            "get_diagnostics",
            "ha_close",
            "ha_open",
            "ha_read",
            "help",
            "insert",
            "insert_select",
            "kill",
            "load",
            "lock_tables",
            "prepare_sql",
            "replace",
            "replace_select",
            "release_savepoint",
            "rollback",
            "rollback_to_savepoint",
            "savepoint",
            "select",
            "set_option",
            "signal",
            "resignal",
            "unlock_tables",
            "update",
            "update_multi");

    /** What a session does, by the server's list of them, that runs no statement of its own. */
    private static final String AT_WORK = """
            SELECT COUNT(*) FROM information_schema.processlist
            WHERE id <> CONNECTION_ID() AND command NOT IN ('Sleep', 'Daemon', 'Binlog Dump', 'Binlog Dump GTID')""";

    private DdlCounters() {}

    /** Returns a text that is another once a statement has begun that may change a schema. */
    static String read(Connection connection) throws SQLException {
        List<String> counters = Jdbc.query(
                connection,
                row -> row.getString(1).substring("Com_".length()) + "=" + row.getString(2),
                "SHOW GLOBAL STATUS LIKE 'Com\\_%'");
        if (counters.isEmpty()) {
            throw new SQLException("the server does not count statements: SHOW GLOBAL STATUS LIKE 'Com\\_%' is empty");
        }
        return counters.stream()
                .filter(counter -> !isHarmless(counter.substring(0, counter.indexOf('='))))
                .collect(Collectors.joining(" "));
    }

    /** Says whether a statement that has been counted may be yet to take effect, as far as the account may see. */
    static boolean othersAreAtWork(Connection connection) throws SQLException {
        return !Jdbc.text(connection, AT_WORK).equals("0");
    }

    private static boolean isHarmless(String name) {
        return HARMLESS.contains(name)
                || name.startsWith("show_")
                || name.startsWith("stmt_")
                || name.startsWith("xa_");
    }
}
