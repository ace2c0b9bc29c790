// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.TableName;
import dev.switchback.engine.TableColumn;
import dev.switchback.engine.ValueKind;

/** The SQL that turns a column's value into text that no setting changes. */
final class RowExpressions {

    /** Values longer than this many bytes are kept as length, hash and beginning. */
    static final int LONGEST = 4000;

    private RowExpressions() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(TableName name) {
        return quoted(name.schema()) + "." + quoted(name.name());
    }

    /** Returns what COPY is to write for a column. */
    static String copied(TableColumn column) {
        return isShort(column.kind()) ? quoted(column.name()) : cut(text(column));
    }

    private static boolean isShort(ValueKind kind) {
        return !kind.isText() && kind != ValueKind.JSON && kind != ValueKind.OTHER;
    }

    /**
     * Returns the value by its type's output function.
     *
     * <p>{@code format} calls it, where a cast might be a user's own. {@code IS DISTINCT FROM NULL} is false for a
     * composite value whose parts are all NULL, where {@code IS NULL} would be true.
     */
    static String text(TableColumn column) {
        String name = quoted(column.name());
        String text = "CASE WHEN " + name + " IS DISTINCT FROM NULL THEN pg_catalog.format('%s', " + name + ") END";
        return column.kind() == ValueKind.PADDED_TEXT ? "pg_catalog.rtrim(" + text + ", ' ')" : text;
    }

    private static String cut(String text) {
        return "(SELECT CASE WHEN octet_length(v) > " + LONGEST
                + " THEN chr(57344) || length(v) || ':' || md5(v) || ':' || left(v, 200) ELSE v END FROM (SELECT "
                + text
                + " AS v OFFSET 0) AS x)";
    }
}
