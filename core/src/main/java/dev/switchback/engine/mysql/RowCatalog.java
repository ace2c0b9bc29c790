// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks {@code information_schema} about some tables of the connection's database; one query for each kind of thing. */
record RowCatalog(Connection connection, Flavor flavor) {

    private static final String TABLES = """
            SELECT table_name, table_type, engine FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND table_name IN (%s)
            """;
    private static final String COLUMNS = """
            SELECT table_name, column_name, column_default, is_nullable, LOWER(data_type), column_type,
              character_maximum_length, numeric_precision, numeric_scale, datetime_precision,
              character_set_name, collation_name, extra, generation_expression, /*srs*/
            FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name IN (%s)
            ORDER BY table_name, ordinal_position
            """;
    private static final String MYSQL_CHECKS = """
            SELECT t.table_name, c.constraint_name, c.check_clause
            FROM information_schema.table_constraints t JOIN information_schema.check_constraints c
              ON c.constraint_schema = t.constraint_schema AND c.constraint_name = t.constraint_name
            WHERE t.constraint_type = 'CHECK' AND t.enforced = 'YES' AND t.table_schema = DATABASE()
              AND t.table_name IN (%s)
            ORDER BY 1, 2
            """;
    private static final String MARIADB_CHECKS = """
            SELECT table_name, constraint_name, check_clause FROM information_schema.check_constraints
            WHERE constraint_schema = DATABASE() AND table_name IN (%s)
            ORDER BY 1, 2
            """;
    private static final String KEYS = """
            SELECT table_name, index_name, column_name, sub_part, /*expression*/, non_unique
            FROM information_schema.statistics
            WHERE /*wanted*/ AND table_schema = DATABASE() AND table_name IN (%s)
            ORDER BY table_name, index_name <> 'PRIMARY', index_name, seq_in_index
            """;
    private static final String FOREIGN_KEYS = """
            SELECT table_name, constraint_name, column_name,
              CASE WHEN referenced_table_schema = DATABASE() THEN '' ELSE referenced_table_schema END,
              referenced_table_name, referenced_column_name
            FROM information_schema.key_column_usage
            WHERE referenced_table_name IS NOT NULL AND table_schema = DATABASE() AND table_name IN (%s)
            ORDER BY table_name, constraint_name, ordinal_position
            """;
    private static final String PARTITIONS = """
            SELECT table_name, partition_method, partition_expression, partition_description
            FROM information_schema.partitions
            WHERE (partition_method LIKE 'RANGE%%' OR partition_method LIKE 'LIST%%')
              AND COALESCE(subpartition_ordinal_position, 1) = 1 AND table_schema = DATABASE() AND table_name IN (%s)
            ORDER BY table_name, partition_ordinal_position
            """;
    private static final String TRIGGERS = """
            SELECT event_object_table, trigger_name, action_timing FROM information_schema.triggers
            WHERE event_manipulation = 'INSERT' AND event_object_schema = DATABASE() AND event_object_table IN (%s)
            ORDER BY event_object_table, trigger_name
            """;

    record Table(String type, String engine) {}

    record Check(String name, String clause) {}

    /** A column of a key, or an expression. */
    record KeyPart(String key, String column, int prefix, String expression, boolean unique) {}

    record Reference(String key, String column, String schema, String parent, String parentColumn) {}

    record Partition(String method, String expression, String description) {}

    record Trigger(String name, String timing) {}

    Map<String, List<Table>> tables(Collection<String> names) throws SQLException {
        return query(TABLES, names, row -> new Table(row.getString(2), string(row.getString(3))));
    }

    Map<String, List<RowColumn>> columns(Collection<String> names) throws SQLException {
        String srs = flavor == Flavor.MYSQL ? "srs_id" : "NULL";
        return query(COLUMNS.replace("/*srs*/", srs), names, row -> RowColumn.read(row, flavor));
    }

    Map<String, List<Check>> checks(Collection<String> names) throws SQLException {
        String sql = flavor == Flavor.MYSQL ? MYSQL_CHECKS : MARIADB_CHECKS;
        return query(sql, names, row -> new Check(row.getString(2), expression(row.getString(3))));
    }

    Map<String, List<KeyPart>> keys(Collection<String> names) throws SQLException {
        String sql = flavor == Flavor.MYSQL
                ? KEYS.replace("/*expression*/", "expression")
                        .replace("/*wanted*/", "(non_unique = 0 OR expression IS NOT NULL)")
                : KEYS.replace("/*expression*/", "NULL").replace("/*wanted*/", "non_unique = 0");
        return query(
                sql,
                names,
                row -> new KeyPart(
                        row.getString(2),
                        string(row.getString(3)),
                        row.getInt(4),
                        expression(row.getString(5)),
                        row.getInt(6) == 0));
    }

    Map<String, List<Reference>> references(Collection<String> names) throws SQLException {
        return query(
                FOREIGN_KEYS,
                names,
                row -> new Reference(
                        row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)));
    }

    Map<String, List<Partition>> partitions(Collection<String> names) throws SQLException {
        return query(
                PARTITIONS,
                names,
                row -> new Partition(row.getString(2), string(row.getString(3)), string(row.getString(4))));
    }

    Map<String, List<Trigger>> triggers(Collection<String> names) throws SQLException {
        return query(TRIGGERS, names, row -> new Trigger(row.getString(2), row.getString(3)));
    }

    private String expression(@org.jspecify.annotations.Nullable String text) {
        return flavor == Flavor.MYSQL ? RowEscapes.undone(string(text)) : string(text);
    }

    static String string(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private <T> Map<String, List<T>> query(String sql, Collection<String> names, Jdbc.RowReader<T> reader)
            throws SQLException {
        Map<String, List<T>> result = new TreeMap<>();
        if (!names.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
            Jdbc.query(
                    connection,
                    row -> result.computeIfAbsent(row.getString(1), n -> new ArrayList<>())
                            .add(reader.read(row)),
                    String.format(sql, marks),
                    names.toArray());
        }
        return result;
    }
}
