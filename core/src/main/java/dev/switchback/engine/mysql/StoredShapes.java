// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.Relation;
import dev.switchback.engine.TableColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the catalog what the tables whose rows are to be read look like. */
final class StoredShapes {

    private static final String COLUMNS = """
            SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, COALESCE(GENERATION_EXPRESSION, '') <> '',
                EXTRA LIKE '%auto_increment%', COALESCE(COLUMN_DEFAULT, '')
            FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()""";

    /** A key over part of a column, or over an expression, says nothing of whole values. */
    private static final String KEYS = """
            SELECT TABLE_NAME, INDEX_NAME, COLUMN_NAME, SUB_PART IS NULL AND COLUMN_NAME IS NOT NULL, NULLABLE = 'YES'
            FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND NON_UNIQUE = 0""";

    private static final Pattern NEXT_VALUE = Pattern.compile("nextval\\(`(?:[^`]|``)*`\\.`((?:[^`]|``)*)`\\)");

    /** The catalog finds a few tables by their names; beyond that it is as fast to take them all. */
    private static final int FEW = 50;

    private final Connection connection;
    private final Map<String, Long> sequences = new HashMap<>();

    StoredShapes(Connection connection) {
        this.connection = connection;
    }

    /** Tells which sequences there are, by their names. */
    void know(Map<String, Long> sequencesByName) {
        sequences.clear();
        sequences.putAll(sequencesByName);
    }

    List<StoredShape> read(Collection<Relation> tables) throws SQLException {
        Map<String, Parts> parts = new LinkedHashMap<>();
        tables.forEach(table -> parts.put(table.name().name(), new Parts(table)));
        ask(parts, COLUMNS, "ORDINAL_POSITION", Parts::addColumn);
        ask(parts, KEYS, "INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX", Parts::addKey);
        return parts.values().stream()
                .filter(table -> !table.columns.isEmpty())
                .map(Parts::shape)
                .toList();
    }

    private interface Taker {
        void take(Parts parts, ResultSet row) throws SQLException;
    }

    private void ask(Map<String, Parts> parts, String sql, String order, Taker taker) throws SQLException {
        boolean few = parts.size() <= FEW;
        String some =
                few ? " AND TABLE_NAME IN (" + String.join(", ", Collections.nCopies(parts.size(), "?")) + ")" : "";
        Jdbc.query(
                connection,
                row -> {
                    Parts table = parts.get(row.getString(1));
                    if (table != null) {
                        taker.take(table, row);
                    }
                    return 0;
                },
                sql + some + " ORDER BY TABLE_NAME, " + order,
                few ? parts.keySet().toArray() : new Object[0]);
    }

    /** The lines of one table as they come in. */
    private final class Parts {

        private final Relation table;
        private final List<TableColumn> columns = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private final Map<String, List<Integer>> keys = new LinkedHashMap<>();
        private final Set<String> nullable = new HashSet<>();

        Parts(Relation table) {
            this.table = table;
        }

        void addColumn(ResultSet row) throws SQLException {
            String name = row.getString(2);
            String type = row.getString(3).toLowerCase(Locale.ROOT);
            long sequence = row.getBoolean(6) ? StoredSequences.counterOf(table.id()) : sequence(row.getString(7));
            columns.add(new TableColumn(
                    columns.size() + 1, name, row.getString(4), StoredValues.kind(type), row.getBoolean(5), sequence));
            texts.add(StoredValues.text(type, name));
        }

        private long sequence(String value) {
            Matcher matcher = NEXT_VALUE.matcher(value);
            return matcher.matches() ? sequences.getOrDefault(matcher.group(1).replace("``", "`"), 0L) : 0;
        }

        void addKey(ResultSet row) throws SQLException {
            List<Integer> key = keys.computeIfAbsent(row.getString(2), name -> new ArrayList<>());
            key.add(row.getBoolean(4) ? index(row.getString(3)) : -1);
            if (row.getBoolean(5)) {
                nullable.add(row.getString(2));
            }
        }

        private int index(String column) {
            return columns.stream().map(TableColumn::name).toList().indexOf(column);
        }

        StoredShape shape() {
            boolean primary = keys.containsKey("PRIMARY");
            keys.values().removeIf(key -> key.contains(-1));
            return new StoredShape(
                    table,
                    columns,
                    texts,
                    List.copyOf(keys.values()),
                    rowKey(),
                    primary && keys.containsKey("PRIMARY"));
        }

        private List<Integer> rowKey() {
            return keys.keySet().stream()
                    .filter(key -> !nullable.contains(key))
                    .findFirst()
                    .map(keys::get)
                    .orElse(List.of());
        }
    }
}
