// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what one query tells of all: the database itself, triggers, events and privileges. */
final class BulkObjects {

    /** The columns before the properties: kind, owner, name. */
    private static final int LEADING_COLUMNS = 3;

    /**
     * MariaDB's catalog does not tell names apart by case, as tables and accounts do. A trigger is in its table's database, by which
     * alone MariaDB finds it: asked for that of the trigger, it opens every table of the server.
     *
     * @see <a href="https://mariadb.com/kb/en/optimizations-for-information_schema-tables/">INFORMATION_SCHEMA</a>
     */
    static final String TRIGGERS = """
            SELECT 'trigger', event_object_table, trigger_name,
              action_timing AS 'timing', event_manipulation AS 'event', action_statement AS 'definition',
              definer AS 'definer', sql_mode AS 'sql mode', character_set_client AS 'character set client',
              collation_connection AS 'collation connection', database_collation AS 'database collation',
              LAG(trigger_name) OVER (PARTITION BY CAST(event_object_table AS BINARY), event_manipulation, action_timing
                ORDER BY action_order) AS 'follows'
            FROM information_schema.triggers
            WHERE event_object_schema = DATABASE()""";

    /** A privilege on the database may be noted with the wildcards in its name escaped. */
    private static final String GRANTS = """
            SELECT 'grant', owner, grantee, GROUP_CONCAT(privilege ORDER BY privilege SEPARATOR ', ') AS 'privileges'
            FROM (
              SELECT 'database (this)' AS owner, grantee,
                CONCAT(privilege_type, IF(is_grantable = 'YES', ' WITH GRANT OPTION', '')) AS privilege
              FROM information_schema.schema_privileges WHERE REPLACE(table_schema, '\\\\', '') = DATABASE()
              UNION ALL SELECT CONCAT('table ', table_name), grantee,
                CONCAT(privilege_type, IF(is_grantable = 'YES', ' WITH GRANT OPTION', ''))
              FROM information_schema.table_privileges WHERE table_schema = DATABASE()
              UNION ALL SELECT CONCAT('table ', table_name), grantee,
                CONCAT(privilege_type, ' (', column_name, ')', IF(is_grantable = 'YES', ' WITH GRANT OPTION', ''))
              FROM information_schema.column_privileges WHERE table_schema = DATABASE()
            ) granted GROUP BY CAST(owner AS BINARY), CAST(grantee AS BINARY)""";

    private static final String ROUTINE_GRANTS = """
            SELECT 'grant', LOWER(CONCAT(routine_type, ' ', routine_name)), CONCAT('''', user, '''@''', host, ''''),
              REPLACE(UPPER(proc_priv), ',', ', ') AS 'privileges'
            FROM mysql.procs_priv WHERE db = DATABASE()""";

    private static final String DATABASE_ON_MYSQL = """
            SELECT 'database', '', '(this)', default_collation_name AS 'collation', default_encryption AS 'encryption',
              (SELECT NULLIF(e.options, '') FROM information_schema.schemata_extensions e
                WHERE e.schema_name = s.schema_name) AS 'options'
            FROM information_schema.schemata s WHERE schema_name = DATABASE()""";

    private static final String DATABASE_ON_MARIADB = """
            SELECT 'database', '', '(this)', default_collation_name AS 'collation', NULLIF(schema_comment, '') AS 'comment'
            FROM information_schema.schemata WHERE schema_name = DATABASE()""";

    private final Connection connection;
    private final List<String> queries = new ArrayList<>();

    private BulkObjects(Connection connection) {
        this.connection = connection;
    }

    /** Finds out what the account may see; what it may not is left out. */
    static BulkObjects on(Connection connection, Flavor flavor) throws SQLException {
        BulkObjects objects = new BulkObjects(connection);
        objects.queries.addAll(
                List.of(flavor == Flavor.MYSQL ? DATABASE_ON_MYSQL : DATABASE_ON_MARIADB, TRIGGERS, GRANTS));
        if (Permission.allows(connection, "SELECT 1 FROM mysql.procs_priv LIMIT 1")) {
            objects.queries.add(ROUTINE_GRANTS);
        }
        return objects;
    }

    List<SchemaObject> read() throws SQLException {
        List<SchemaObject> objects = new ArrayList<>();
        for (String query : queries) {
            objects.addAll(Jdbc.query(connection, BulkObjects::object, query));
        }
        objects.addAll(Jdbc.query(connection, EventRow::object, EventRow.QUERY));
        for (int i = 0; i < objects.size(); i++) {
            objects.set(i, OriginalText.restored(connection, objects.get(i)));
        }
        return objects;
    }

    private static SchemaObject object(ResultSet row) throws SQLException {
        Map<String, String> properties = new TreeMap<>();
        for (int i = LEADING_COLUMNS + 1; i <= row.getMetaData().getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null) {
                properties.put(row.getMetaData().getColumnLabel(i), value);
            }
        }
        return SchemaObject.of(new ObjectKey(row.getString(1), row.getString(2), row.getString(3)), properties);
    }
}
