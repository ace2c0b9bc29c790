// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.TableName;
import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes and runs the INSERTs. */
record Insertion(TableShape table, List<ColumnShape> columns) {

    List<InsertedRow> run(Statement statement, List<List<Cell>> rows) throws SQLException {
        List<InsertedRow> inserted = new ArrayList<>();
        if (columns.isEmpty()) {
            for (int i = 0; i < rows.size(); i++) {
                inserted.addAll(read(statement, "INSERT INTO " + SqlText.name(table.name()) + " DEFAULT VALUES"));
            }
            return inserted;
        }
        inserted.addAll(read(statement, sql(rows) + (table.skipsConflicts() ? " ON CONFLICT DO NOTHING" : "")));
        moveSequences(statement, rows);
        return inserted;
    }

    private List<InsertedRow> read(Statement statement, String sql) throws SQLException {
        List<InsertedRow> inserted = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql + " RETURNING ctid::text" + texts())) {
            while (result.next()) {
                Map<String, Optional<String>> values = new LinkedHashMap<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    values.put(table.columns().get(i).name(), Optional.ofNullable(result.getString(i + 2)));
                }
                inserted.add(new InsertedRow(table.name(), result.getString(1), values));
            }
        }
        return inserted;
    }

    private String texts() {
        return table.columns().stream()
                .map(column -> ", " + SqlText.name(column.name()) + "::text")
                .collect(Collectors.joining());
    }

    private String sql(List<List<Cell>> rows) {
        String names = SqlText.names(columns.stream().map(ColumnShape::name).toList());
        String values = rows.stream().map(Insertion::row).collect(Collectors.joining(", "));
        boolean insists = columns.stream().anyMatch(column -> column.source() == ColumnShape.Source.IDENTITY);
        return "INSERT INTO " + SqlText.name(table.name()) + " (" + names + ")"
                + (insists ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES " + values;
    }

    private static String row(List<Cell> cells) {
        return cells.stream().map(Insertion::cell).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String cell(Cell cell) {
        if (cell instanceof Cell.Text value) {
            return SqlText.literal(value.text());
        }
        return cell instanceof Cell.Default ? "DEFAULT" : "NULL";
    }

    /** A value that was given and not drawn leaves its sequence behind: the next default would collide. */
    private void moveSequences(Statement statement, List<List<Cell>> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            boolean given = rows.stream().anyMatch(row -> row.get(column) instanceof Cell.Text);
            Optional<String> sequence = columns.get(i).sequence();
            if (given && sequence.isPresent() && columns.get(i).type().base().kind() == TypeShape.Kind.INTEGER) {
                String name = SqlText.name(columns.get(i).name());
                statement.execute("SELECT setval(" + sequence.get() + ", max(" + name + ")) FROM "
                        + SqlText.name(table.name()) + " HAVING max(" + name + ") > (SELECT nextval(" + sequence.get()
                        + "))");
            }
        }
    }

    /** The server looks at foreign keys when the whole statement is done, so that its rows may refer to each other. */
    static Map<TableName, List<InsertedRow>> runTogether(Statement statement, Map<TableShape, List<List<Cell>>> rows)
            throws SQLException {
        List<String> inserts = new ArrayList<>();
        List<String> results = new ArrayList<>();
        List<Insertion> insertions = new ArrayList<>();
        for (var entry : rows.entrySet()) {
            Insertion insertion = new Insertion(entry.getKey(), entry.getKey().givenColumns());
            String name = "i" + insertions.size();
            inserts.add(name + " AS (" + insertion.sql(entry.getValue()) + " RETURNING ctid::text AS location, ARRAY["
                    + insertion.texts().substring(2) + "]::text[] AS texts)");
            results.add("SELECT " + insertions.size() + ", location, texts FROM " + name);
            insertions.add(insertion);
        }
        Map<TableName, List<InsertedRow>> result = new TreeMap<>();
        try (ResultSet row = statement.executeQuery(
                "WITH " + String.join(", ", inserts) + " " + String.join(" UNION ALL ", results))) {
            while (row.next()) {
                InsertedRow inserted = insertions.get(row.getInt(1)).inserted(row);
                result.computeIfAbsent(inserted.table(), t -> new ArrayList<>()).add(inserted);
            }
        }
        for (Insertion insertion : insertions) {
            insertion.moveSequences(statement, rows.get(insertion.table()));
        }
        return result;
    }

    private InsertedRow inserted(ResultSet row) throws SQLException {
        String[] texts = (String[]) row.getArray(3).getArray();
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i++) {
            values.put(table.columns().get(i).name(), Optional.ofNullable(texts[i]));
        }
        return new InsertedRow(table.name(), row.getString(2), values);
    }
}
