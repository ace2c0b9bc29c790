// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A view, trigger, routine or event as the server states it, with what its session had set when it was made: another {@code sql_mode}
 * or collation makes it mean something else.
 *
 * @param kind    as SQL has it: {@code VIEW}, {@code PACKAGE BODY}
 * @param name    its name
 * @param session the variables of the session, by name
 * @param text    the statement that makes it, in the schema that is in use
 */
record StoredDefinition(String kind, String name, Map<String, String> session, String text) {

    private static final Map<String, String> VARIABLES = Map.of(
            "sql_mode", "sql_mode",
            "character_set_client", "character_set_client",
            "collation_connection", "collation_connection",
            "time_zone", "time_zone");

    private static final String TRIGGERS = """
            SELECT 'TRIGGER', TRIGGER_NAME FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?
            ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER""";

    /** A package is there before its body, and what a view calls before the view. */
    private static final String ROUTINES =
            "SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ? ORDER BY 1, 2";

    private static final String EVENTS =
            "SELECT 'EVENT', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ? ORDER BY 2";
    private static final String VIEWS =
            "SELECT 'VIEW', TABLE_NAME FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ? ORDER BY 2";
    private static final String LIBRARIES =
            "SELECT 'LIBRARY', LIBRARY_NAME FROM information_schema.LIBRARIES WHERE LIBRARY_SCHEMA = ? ORDER BY 2";

    StoredDefinition {
        session = new TreeMap<>(session);
    }

    static List<StoredDefinition> triggers(Connection connection, String schema) throws SQLException {
        return read(connection, schema, TRIGGERS);
    }

    /** Returns all the others, those first that others need. */
    static List<StoredDefinition> others(Connection connection, String schema) throws SQLException {
        List<StoredDefinition> all = new ArrayList<>();
        if (SchemaInventory.queries(connection).size() > 2) {
            all.addAll(read(connection, schema, LIBRARIES));
        }
        for (String query : List.of(ROUTINES, VIEWS, EVENTS)) {
            all.addAll(read(connection, schema, query));
        }
        return all;
    }

    private static List<StoredDefinition> read(Connection connection, String schema, String query) throws SQLException {
        connection.setCatalog(schema);
        List<StoredDefinition> all = new ArrayList<>();
        for (String[] each :
                Jdbc.query(connection, row -> new String[] {row.getString(1), row.getString(2)}, query, schema)) {
            all.add(shown(connection, each[0], each[1]));
        }
        return all;
    }

    private static StoredDefinition shown(Connection connection, String kind, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE " + kind + " " + DdlText.quoted(name))) {
            if (!row.next()) {
                throw new SQLException(kind + " " + name + " is gone");
            }
            return new StoredDefinition(kind, name, session(row), statement(row, kind, name));
        }
    }

    private static Map<String, String> session(ResultSet row) throws SQLException {
        Map<String, String> session = new TreeMap<>();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String variable = VARIABLES.get(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
            String value = row.getString(i);
            if (variable != null && value != null) {
                session.put(variable, value);
            }
        }
        return session;
    }

    private static String statement(ResultSet row, String kind, String name) throws SQLException {
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String label = columns.getColumnLabel(i);
            if (label.startsWith("Create ") || label.equals("SQL Original Statement")) {
                return readable(row.getString(i), kind, name);
            }
        }
        throw new SQLException("SHOW CREATE " + kind + " returned no definition of " + name);
    }

    private static String readable(@Nullable String text, String kind, String name) throws SQLException {
        if (text == null) {
            throw new SQLException(
                    "the account may not see the definition of " + kind + " " + name
                            + ", whose definer is another one: it needs SHOW_ROUTINE (MySQL) or SELECT on mysql.proc (MariaDB)");
        }
        return switch (kind) {
            case "VIEW" -> text.replaceFirst("^CREATE ", "CREATE OR REPLACE ");
            case "TRIGGER" -> unqualified(text);
            default -> text;
        };
    }

    private static String unqualified(String text) throws SQLException {
        try {
            return TriggerHead.withoutSchema(text);
        } catch (IllegalArgumentException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    StoredDefinition saying(String other) {
        return new StoredDefinition(kind, name, session, other);
    }

    /** Returns the statement that removes it from the schema in use. */
    String drop() {
        return "DROP " + kind + " IF EXISTS " + DdlText.quoted(name);
    }

    /** Makes it in a schema. */
    void make(Connection connection, String schema) throws SQLException {
        connection.setCatalog(schema);
        for (Map.Entry<String, String> variable : session.entrySet()) {
            Jdbc.execute(connection, "SET SESSION " + variable.getKey() + " = '" + sendable(variable) + "'");
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // a brace in a body is no escape of JDBC's
            statement.execute(text);
        } finally {
            Jdbc.execute(connection, "SET SESSION character_set_client = 'utf8mb4'");
        }
    }

    /** Drivers send UTF-8: where that is not the same bytes, the server is told so. */
    private String sendable(Map.Entry<String, String> variable) {
        boolean isSame = StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                || variable.getValue().startsWith("utf8");
        return variable.getKey().equals("character_set_client") && !isSame ? "utf8mb4" : variable.getValue();
    }
}
