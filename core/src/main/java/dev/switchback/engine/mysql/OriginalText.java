// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.schema.SchemaObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The body of a trigger or an event as its script wrote it, which is what a dump has.
 *
 * <p>The catalog has a question mark for each character beyond the basic plane, such as an emoji. So whatever has a question mark
 * there is asked for by its name.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/information-schema-triggers-table.html">TRIGGERS</a>
 */
final class OriginalText {

    private static final String DEFINITION = "definition";

    private OriginalText() {}

    /** Returns the object with its original body. */
    static SchemaObject restored(Connection connection, SchemaObject program) throws SQLException {
        String catalog = program.properties().getOrDefault(DEFINITION, "");
        if (catalog.indexOf('?') < 0) {
            return program;
        }
        String kind = program.key().kind().toUpperCase(Locale.ROOT);
        List<String> statements = Jdbc.query(
                connection,
                OriginalText::statement,
                "SHOW CREATE " + kind + " " + DdlText.quoted(program.key().name()));
        SortedMap<String, String> properties = new TreeMap<>(program.properties());
        statements.forEach(statement -> properties.put(DEFINITION, body(statement, catalog)));
        return new SchemaObject(program.key(), properties, program.position());
    }

    private static String statement(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String label = columns.getColumnLabel(i);
            if (label.equals("SQL Original Statement") || label.equals("Create Event")) {
                return row.getString(i);
            }
        }
        throw new SQLException("SHOW CREATE returned no statement");
    }

    /** Returns the end of a statement that is what the catalog has; the whole statement if no end is. */
    static String body(String statement, String catalog) {
        int[] shown = statement.codePoints().toArray();
        int[] known = catalog.codePoints().toArray();
        int start = shown.length - known.length;
        for (int i = 0; i < known.length; i++) {
            if (start < 0 || known[i] != '?' && known[i] != shown[start + i]) {
                return statement;
            }
        }
        return new String(shown, start, known.length);
    }
}
