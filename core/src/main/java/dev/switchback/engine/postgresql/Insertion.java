// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.Cell;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the INSERT into one table and reads what it returns. */
record Insertion(TableShape table, List<ColumnShape> columns) {

    /** Returns the INSERT and whatever must follow it. */
    String script(List<List<Cell>> rows) {
        String conflicts = table.skipsConflicts() ? " ON CONFLICT DO NOTHING" : "";
        return insert(rows) + conflicts + " RETURNING " + returned() + sequenceMoves(rows);
    }

    /** Returns what each inserted row answers with. */
    String returned() {
        return "ctid::text AS location"
                + table.columns().stream()
                        .map(column -> ", " + SqlText.name(column.name()) + "::text")
                        .collect(Collectors.joining());
    }

    String insert(List<List<Cell>> rows) {
        String into = "INSERT INTO " + SqlText.name(table.name());
        if (columns.isEmpty()) {
            // There is no way to write several rows without a column but to select as many.
            return into + " SELECT FROM generate_series(1, " + rows.size() + ")";
        }
        String names = SqlText.names(columns.stream().map(ColumnShape::name).toList());
        String values = rows.stream().map(Insertion::row).collect(Collectors.joining(", "));
        boolean insists = columns.stream().anyMatch(column -> column.source() == ColumnShape.Source.IDENTITY);
        return into + " (" + names + ")" + (insists ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES " + values;
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
    String sequenceMoves(List<List<Cell>> rows) {
        StringBuilder moves = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            boolean number = columns.get(i).type().base().kind() == TypeShape.Kind.INTEGER;
            if (number && rows.stream().anyMatch(row -> row.get(column) instanceof Cell.Text)) {
                columns.get(i).sequence().ifPresent(sequence -> moves.append(move(columns.get(column), sequence)));
            }
        }
        return moves.toString();
    }

    private String move(ColumnShape column, String sequence) {
        String highest = "max(" + SqlText.name(column.name()) + ")";
        return "; SELECT setval(" + sequence + ", " + highest + ") FROM " + SqlText.name(table.name()) + " HAVING "
                + highest + " > nextval(" + sequence + ")";
    }

    List<InsertedRow> read(ResultSet rows) throws SQLException {
        List<InsertedRow> inserted = new ArrayList<>();
        while (rows.next()) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                texts.add(rows.getString(i + 2));
            }
            inserted.add(inserted(rows.getString(1), texts));
        }
        return inserted;
    }

    InsertedRow inserted(String location, List<String> texts) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            values.put(table.columns().get(i).name(), Optional.ofNullable(texts.get(i)));
        }
        return new InsertedRow(table.name(), location, values);
    }
}
