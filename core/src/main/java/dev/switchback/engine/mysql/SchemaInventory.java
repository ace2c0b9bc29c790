// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a database holds at one moment, each with a stamp that is another when its definition is.
 *
 * <p>{@code CREATE_TIME} of an InnoDB table moves with every ALTER TABLE, an instant one included, and with no change of rows,
 * but counts whole seconds only and goes with a table that is renamed. The id of the table tells those apart. Other engines of
 * MariaDB note when their files were made, and an ALTER SEQUENCE leaves no trace: those are always read again.
 *
 * @param second the server's clock
 * @param units  what there is
 */
record SchemaInventory(long second, Map<SchemaUnit, Stamp> units) {

    /**
     * When a definition changed.
     *
     * @param second      by the server's clock; empty where it cannot be known
     * @param ids         the id of the table, or those of its partitions; empty where they cannot be known
     */
    record Stamp(Optional<Long> second, Set<Long> ids) {

        Stamp {
            ids = Set.copyOf(ids);
        }
    }

    private static final String RELATIONS = """
            SELECT table_name, table_type,
              IF(engine = 'InnoDB' AND table_type <> 'SEQUENCE', UNIX_TIMESTAMP(create_time), NULL)
            FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type <> 'TEMPORARY'""";

    private static final String ROUTINES = """
            SELECT routine_name, routine_type, UNIX_TIMESTAMP(last_altered)
            FROM information_schema.routines WHERE routine_schema = DATABASE()""";

    private static final String LIBRARIES = """
            SELECT library_name, 'LIBRARY', UNIX_TIMESTAMP(last_altered)
            FROM information_schema.libraries WHERE library_schema = DATABASE()""";

    private static final String HAS_LIBRARIES = """
            SELECT COUNT(*) FROM information_schema.tables
            WHERE table_schema = 'information_schema' AND table_name = 'LIBRARIES'""";

    private static final Map<String, String> KINDS = Map.of(
            "VIEW", "view",
            "SEQUENCE", "sequence",
            "PROCEDURE", "procedure",
            "FUNCTION", "function",
            "PACKAGE", "package",
            "PACKAGE BODY", "package body",
            "LIBRARY", "library");

    /** Returns the queries that list all, as far as this version has it: MySQL has libraries from 9.2 on. */
    static List<String> queries(Connection connection) throws SQLException {
        boolean hasLibraries = !Jdbc.text(connection, HAS_LIBRARIES).equals("0");
        return hasLibraries ? List.of(RELATIONS, ROUTINES, LIBRARIES) : List.of(RELATIONS, ROUTINES);
    }

    static SchemaInventory read(Connection connection, TableIds ids, List<String> queries) throws SQLException {
        long now = Long.parseLong(Jdbc.text(connection, "SELECT UNIX_TIMESTAMP()"));
        Map<String, Set<Long>> byTable = ids.read();
        Map<SchemaUnit, Stamp> units = new HashMap<>();
        for (String query : queries) {
            Jdbc.query(connection, row -> units.put(unit(row), stamp(row, byTable)), query);
        }
        return new SchemaInventory(now, units);
    }

    private static SchemaUnit unit(ResultSet row) throws SQLException {
        return new SchemaUnit(KINDS.getOrDefault(row.getString(2), "table"), row.getString(1));
    }

    private static Stamp stamp(ResultSet row, Map<String, Set<Long>> ids) throws SQLException {
        long second = row.getLong(3);
        return new Stamp(
                row.wasNull() ? Optional.empty() : Optional.of(second), ids.getOrDefault(row.getString(1), Set.of()));
    }

    /** Returns how many tables without an id share each second; one of them may now have the name of another. */
    Map<Long, Integer> interchangeable() {
        Map<Long, Integer> tables = new TreeMap<>();
        units.forEach((unit, stamp) -> {
            if (unit.isRelation() && stamp.ids().isEmpty()) {
                stamp.second().ifPresent(second -> tables.merge(second, 1, Integer::sum));
            }
        });
        return tables;
    }
}
