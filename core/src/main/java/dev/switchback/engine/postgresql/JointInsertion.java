// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.TableName;
import dev.switchback.engine.Cell;
import dev.switchback.engine.InsertedRow;
import dev.switchback.engine.TableShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes one statement that inserts into several tables.
 *
 * <p>The server looks at foreign keys when the whole statement is done, so that its rows may refer to each other. See "Data-Modifying
 * Statements in WITH" in the manual.
 */
record JointInsertion(List<Insertion> insertions, String script) {

    static JointInsertion of(Map<TableShape, List<List<Cell>>> rows) {
        List<Insertion> insertions = new ArrayList<>();
        List<String> inserts = new ArrayList<>();
        List<String> results = new ArrayList<>();
        StringBuilder moves = new StringBuilder();
        rows.forEach((table, cells) -> {
            Insertion insertion = new Insertion(table, table.givenColumns());
            String name = "i" + insertions.size();
            inserts.add(name + " AS (" + insertion.insert(cells) + " RETURNING " + array(table) + ")");
            results.add("SELECT " + insertions.size() + ", location, texts FROM " + name);
            moves.append(insertion.sequenceMoves(cells));
            insertions.add(insertion);
        });
        return new JointInsertion(
                insertions, "WITH " + String.join(", ", inserts) + " " + String.join(" UNION ALL ", results) + moves);
    }

    private static String array(TableShape table) {
        return table.columns().stream()
                .map(column -> SqlText.name(column.name()) + "::text")
                .collect(Collectors.joining(", ", "ctid::text AS location, ARRAY[", "]::text[] AS texts"));
    }

    Map<TableName, List<InsertedRow>> read(ResultSet rows) throws SQLException {
        Map<TableName, List<InsertedRow>> result = new TreeMap<>();
        while (rows.next()) {
            List<String> texts = Arrays.asList((String[]) rows.getArray(3).getArray());
            InsertedRow row = insertions.get(rows.getInt(1)).inserted(rows.getString(2), texts);
            result.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
        }
        return result;
    }
}
