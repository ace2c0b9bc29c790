// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads definitions one by one, in the words in which a dump writes them. */
final class ShowCreate {

    /** ER_BAD_TABLE_ERROR, ER_NO_SUCH_TABLE, ER_SP_DOES_NOT_EXIST, ER_UNKNOWN_VIEW, ER_UNKNOWN_SEQUENCES. */
    private static final Set<Integer> ABSENT = Set.of(1051, 1146, 1305, 4091, 4092);

    /** Columns of a result beside the definition, by the names that both products give them. */
    private static final Map<String, String> CONTEXT = Map.of(
            "sql_mode", "sql mode",
            "character_set_client", "character set client",
            "collation_connection", "collation connection",
            "database collation", "database collation");

    private final Connection connection;
    private final Collations collations;

    ShowCreate(Connection connection, Collations collations) {
        this.connection = connection;
        this.collations = collations;
    }

    /** What was read about one unit. */
    record Definition(List<SchemaObject> objects, Set<String> referenced) {}

    /** Returns what belongs to a unit; empty if it is gone. What cannot be opened is an object with the reason. */
    Optional<Definition> read(SchemaUnit unit) throws SQLException {
        String query = "SHOW CREATE " + unit.kind().toUpperCase(Locale.ROOT) + " " + DdlText.quoted(unit.name());
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(definition(unit, row)) : Optional.empty();
        } catch (SQLException e) {
            boolean isConnectionLost =
                    e.getSQLState() == null || e.getSQLState().startsWith("08");
            if (isConnectionLost) {
                throw e;
            }
            return ABSENT.contains(e.getErrorCode())
                    ? Optional.empty()
                    : Optional.of(single(unit, new TreeMap<>(Map.of("unreadable", "error " + e.getErrorCode()))));
        }
    }

    private Definition definition(SchemaUnit unit, ResultSet row) throws SQLException {
        String text = definitionIn(row);
        if (unit.kind().equals("table")) {
            TableDefinition table = TableDefinition.of(unit.name(), text == null ? "" : text, collations);
            return new Definition(table.objects(), table.referenced());
        }
        Map<String, String> properties = context(row);
        if (text == null) {
            properties.put("unreadable", "no privilege to see the definition");
        } else {
            properties.putAll(ProgramText.of(unit, text).properties());
        }
        return single(unit, properties);
    }

    private static Definition single(SchemaUnit unit, Map<String, String> properties) {
        return new Definition(
                List.of(SchemaObject.of(new ObjectKey(unit.kind(), "", unit.name()), properties)), Set.of());
    }

    private static @Nullable String definitionIn(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnLabel(i).startsWith("Create ")) {
                return row.getString(i);
            }
        }
        throw new SQLException("SHOW CREATE returned no definition");
    }

    private static Map<String, String> context(ResultSet row) throws SQLException {
        Map<String, String> properties = new TreeMap<>();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String property = CONTEXT.get(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
            String value = row.getString(i);
            if (property != null && value != null) {
                properties.put(property, value);
            }
        }
        return properties;
    }
}
