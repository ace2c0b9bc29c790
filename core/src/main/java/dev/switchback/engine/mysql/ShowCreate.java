// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
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

    private static final String NOT_ALLOWED = "42000";

    /** ER_BAD_TABLE_ERROR, ER_NO_SUCH_TABLE, ER_SP_DOES_NOT_EXIST, ER_UNKNOWN_VIEW, ER_UNKNOWN_SEQUENCES. */
    private static final Set<Integer> ABSENT = Set.of(1051, 1146, 1305, 4091, 4092);

    /** What is wrong with the definition itself: an engine, a file, a table of a union or of a view that is not to be had. */
    private static final Set<Integer> BROKEN = Set.of(1033, 1168, 1286, 1356, 1449, 1462, 1812, 1932);

    /** Columns of a result beside the definition, by the names that both products give them. */
    private static final Map<String, String> CONTEXT = Map.of(
            "sql_mode", "sql mode",
            "character_set_client", "character set client",
            "collation_connection", "collation connection",
            "database collation", "database collation");

    private final Connection connection;
    private final Flavor flavor;
    private final Collations collations;

    ShowCreate(Connection connection, Flavor flavor, Collations collations) {
        this.connection = connection;
        this.flavor = flavor;
        this.collations = collations;
    }

    /** What was read about one unit. */
    record Definition(List<SchemaObject> objects, Set<String> referenced) {}

    /**
     * Returns what belongs to a unit; empty if it is gone. What nobody can open is an object with the reason.
     *
     * @throws SQLException also if the account may not see it: what changes there would go unseen
     */
    Optional<Definition> read(SchemaUnit unit) throws SQLException {
        String query = "SHOW CREATE " + unit.kind().toUpperCase(Locale.ROOT) + " " + DdlText.quoted(unit.name());
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(definition(unit, row)) : Optional.empty();
        } catch (SQLException e) {
            if (BROKEN.contains(e.getErrorCode())) {
                return Optional.of(single(unit, new TreeMap<>(Map.of("unreadable", "error " + e.getErrorCode()))));
            }
            if (ABSENT.contains(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Definition definition(SchemaUnit unit, ResultSet row) throws SQLException {
        String text = definitionIn(row);
        if (text == null) {
            throw new SQLException(
                    "the account may not see the definition of " + unit.kind() + " " + unit.name()
                            + ", whose definer is"
                            + " another one; an administrator gives it that with: GRANT "
                            + (flavor == Flavor.MYSQL ? "SHOW_ROUTINE ON *.*" : "SELECT ON mysql.proc") + " TO "
                            + DdlText.account(Jdbc.text(connection, "SELECT CURRENT_USER()")),
                    NOT_ALLOWED);
        }
        if (unit.kind().equals("table")) {
            TableDefinition table = TableDefinition.of(unit.name(), text, collations);
            return new Definition(table.objects(), table.referenced());
        }
        Map<String, String> properties = context(row);
        properties.putAll(ProgramText.of(unit, text).properties());
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
