// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import java.util.ArrayList;
import java.util.List;

/** Writes the statement that loads a file which the client sends; its name says nothing. */
record LoadData(TableShape table, List<ColumnShape> columns, Flavor flavor) {

    String sql() {
        List<String> targets = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnShape column = columns.get(i);
            String variable = "@switchback_" + i;
            String value = value(column.type(), variable);
            boolean plain = value.equals(variable);
            targets.add(plain ? RowSql.name(column.name()) : variable);
            if (!plain) {
                settings.add(RowSql.name(column.name()) + " = " + value);
            }
        }
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + RowSql.name(table.name())
                + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ENCLOSED BY '' ESCAPED BY '\\\\'"
                + " LINES STARTING BY '' TERMINATED BY '\\n' (" + String.join(", ", targets) + ")"
                + (settings.isEmpty() ? "" : " SET " + String.join(", ", settings));
    }

    /** Returns the expression that makes a value of what stands in the file. */
    private String value(TypeShape type, String text) {
        return switch (type.kind()) {
            case BINARY -> "UNHEX(" + text + ")";
            case BITS -> "CAST(CONV(" + text + ", 2, 10) AS UNSIGNED)";
            default -> read(type, text);
        };
    }

    private String read(TypeShape type, String text) {
        String read = RowSql.read(type, text, flavor);
        return read.equals(text)
                ? text
                : "IF(LEFT(" + text + ", 2) = '\\\\x', UNHEX(SUBSTRING(" + text + ", 3)), " + read + ")";
    }
}
