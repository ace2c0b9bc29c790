// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads rows of a table as text, each with a hash of all its values.
 *
 * <p>There is nothing that says where a row stands, such as {@code ctid}. A condition on its key and on the hash finds it again,
 * and only as long as it was not changed.
 */
record StoredText(TableShape table, List<String> key, Flavor flavor) {

    /** Returns a query of rows, to be read by {@link #read}. */
    String query(String where) {
        String values =
                table.columns().stream().map(column -> ", " + readable(column)).collect(Collectors.joining());
        return "SELECT " + hash() + values + " FROM " + RowSql.name(table.name()) + where;
    }

    String hash() {
        if (table.columns().isEmpty()) {
            return "''";
        }
        return table.columns().stream()
                .map(column -> "IFNULL(SHA2(" + readable(column) + ", 256), '-')")
                .collect(Collectors.joining(", ", "SHA2(CONCAT(", "), 256)"));
    }

    /** Returns the value as text that the server makes, since drivers differ in what they make of years and zero dates. */
    private String readable(ColumnShape column) {
        String name = RowSql.name(column.name());
        Kind kind = column.type().kind();
        String word = RowSql.word(column.type());
        if (kind == Kind.BINARY || word.equals("vector")) {
            return "HEX(" + name + ")";
        }
        if (kind == Kind.BITS) {
            return "LPAD(BIN(" + name + "), " + column.type().length() + ", '0')";
        }
        if (kind == Kind.FLOAT) {
            return "CAST(" + name + " + 0e0 AS CHAR)";
        }
        boolean text = kind == Kind.TEXT || kind == Kind.FIXED_TEXT;
        return text
                ? "CONVERT(" + name + " USING utf8mb4)"
                : "CAST(" + (RowTypes.isGeometry(word) ? "ST_AsText(" + name + ")" : name) + " AS CHAR)";
    }

    InsertedRow read(ResultSet row) throws SQLException {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            ColumnShape column = table.columns().get(i);
            String text = row.getString(i + 2);
            boolean bytes = text != null
                    && (column.type().kind() == Kind.BINARY
                            || RowSql.word(column.type()).equals("vector"));
            values.put(column.name(), Optional.ofNullable(bytes ? RowSql.BYTES + text : text));
        }
        return new InsertedRow(table.name(), location(row.getString(1), values), values);
    }

    private String location(String hash, Map<String, Optional<String>> values) {
        List<String> conditions = new ArrayList<>();
        for (ColumnShape column : table.columns()) {
            Optional<String> value = values.getOrDefault(column.name(), Optional.empty());
            if (key.contains(column.name()) && value.isPresent()) {
                conditions.add(RowSql.name(column.name()) + " = " + RowSql.value(column.type(), value.get(), flavor));
            }
        }
        conditions.add(hash() + " = '" + hash + "'");
        return String.join(" AND ", conditions);
    }

    /** Returns a query that finds the row as long as it is there as it was inserted. */
    static String find(InsertedRow row) {
        return "SELECT 1 FROM " + RowSql.name(row.table()) + " WHERE " + row.location() + " LIMIT 1";
    }

    static String delete(InsertedRow row) {
        return "DELETE FROM " + RowSql.name(row.table()) + " WHERE " + row.location() + " LIMIT 1";
    }
}
