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
 * What a script has left in its session: temporary tables, and locks taken by GET_LOCK.
 *
 * <p>MySQL tells nobody the names of temporary tables, but has a tablespace for those of each session's that InnoDB keeps.
 * MariaDB (seen in 11.4, not in 10.11) lists them to their own session. Nobody lists locks to the session that holds them; others
 * see them in the performance schema. What the account may not see is left out.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/information-schema-innodb-session-temp-tablespaces-table.html">
 *     INNODB_SESSION_TEMP_TABLESPACES</a>
 */
final class SessionLeavings {

    private static final String NONE = "none";

    private static final String TABLES_OF_MYSQL = """
            SELECT CONCAT(COUNT(*), ' of InnoDB') FROM information_schema.INNODB_TEMP_TABLE_INFO t
                JOIN information_schema.INNODB_SESSION_TEMP_TABLESPACES s ON s.SPACE = t.SPACE WHERE s.ID = ? HAVING COUNT(*) > 0""";

    /** Whether there may be some; to list them, the server has to look at all tables. */
    private static final String EVER_CREATED = "SHOW SESSION STATUS LIKE 'Com\\_create\\_temporary\\_table'";

    private static final String TABLES_OF_MARIADB =
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_TYPE = 'TEMPORARY' ORDER BY 1";

    /** Flyway holds one while it migrates. */
    private static final String LOCKS = """
            SELECT l.OBJECT_NAME FROM performance_schema.metadata_locks l
                JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID
            WHERE l.OBJECT_TYPE = 'USER LEVEL LOCK' AND l.LOCK_STATUS = 'GRANTED' AND t.PROCESSLIST_ID = ?
                AND l.OBJECT_NAME NOT LIKE 'Flyway-%' ORDER BY 1""";

    private SessionLeavings() {}

    static Map<String, String> of(Connection session, Connection onlooker, Flavor flavor) throws SQLException {
        Map<String, String> left = new TreeMap<>();
        long id = DriverSession.of(flavor).id(session);
        if (flavor == Flavor.MYSQL) {
            put("temporary tables", onlooker, TABLES_OF_MYSQL, left, id);
        } else if (everCreated(session)) {
            put("temporary tables", session, TABLES_OF_MARIADB, left);
        } else {
            left.put("temporary tables", NONE);
        }
        put("locks of GET_LOCK", onlooker, LOCKS, left, id);
        return left;
    }

    private static boolean everCreated(Connection session) throws SQLException {
        return !Jdbc.query(session, row -> row.getString(2), EVER_CREATED).equals(List.of("0"));
    }

    private static void put(
            String what, Connection connection, String query, Map<String, String> left, Object... parameters)
            throws SQLException {
        List<String> names = new ArrayList<>();
        if (Permission.read(connection, row -> names.add(row.getString(1)), query, parameters)) {
            left.put(what, names.isEmpty() ? NONE : String.join(", ", names));
        }
    }
}
