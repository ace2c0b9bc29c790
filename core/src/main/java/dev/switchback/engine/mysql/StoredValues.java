// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ValueKind;
import java.util.Set;

/** The SQL that turns a column's value into text that no setting changes. */
final class StoredValues {

    /** Values longer than this are kept as length, hash and beginning. */
    static final int LONGEST = 4000;

    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> BYTES = Set.of(
            "binary",
            "varbinary",
            "tinyblob",
            "blob",
            "mediumblob",
            "longblob",
            "vector",
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "geomcollection");
    private static final Set<String> LONG_TEXTS =
            Set.of("varchar", "tinytext", "text", "mediumtext", "longtext", "json", "char");

    private StoredValues() {}

    static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** Returns what sort of values a type has. */
    static ValueKind kind(String type) {
        return switch (type) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year", "bit" -> ValueKind.INTEGER;
            case "decimal" -> ValueKind.DECIMAL;
            case "float" -> ValueKind.FLOAT4;
            case "double" -> ValueKind.FLOAT8;
            case "char" -> ValueKind.PADDED_TEXT;
            case "varchar", "tinytext", "text", "mediumtext", "longtext" -> ValueKind.TEXT;
            case "date" -> ValueKind.DATE;
            case "datetime", "timestamp" -> ValueKind.TIMESTAMP;
            case "json" -> ValueKind.JSON;
            case "enum" -> ValueKind.ENUM;
            case "uuid" -> ValueKind.UUID;
            default -> ValueKind.OTHER;
        };
    }

    /**
     * A FLOAT written as it is has six digits, which are not all that it holds; multiplied by one it is a DOUBLE, which is
     * written with all. The same goes for numbers that are padded with zeros, or cut to the digits their type is to show.
     *
     * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/problems-with-float.html">Problems with Floating-Point Values</a>
     */
    private static String whole(String type, String column) {
        String name = quoted(column);
        if (INTEGERS.contains(type)) {
            return cast(name + " + 0");
        }
        return switch (type) {
            case "float", "double" -> cast(name + " * 1e0");
            case "bit" -> cast("CAST(" + name + " AS UNSIGNED)");
            default -> BYTES.contains(type) ? cast("HEX(" + name + ")") : cast(name);
        };
    }

    /** Returns the value, or what stands for one that is too long to be kept. */
    static String text(String type, String column) {
        String name = quoted(column);
        if (BYTES.contains(type)) {
            // MySQL 9 takes no part of a vector; of all else the whole in hexadecimal may be more than a packet holds.
            String beginning = type.equals("vector") ? "LEFT(HEX(" + name + "), 200)" : "HEX(LEFT(" + name + ", 100))";
            String digest = "CONCAT(CHAR(0xEE8080 USING utf8mb4), LENGTH(" + name + "), ':', SHA2(" + name
                    + ", 256), ':', " + beginning + ")";
            return cast("IF(LENGTH(" + name + ") > " + LONGEST / 2 + ", " + digest + ", HEX(" + name + "))");
        }
        String text = whole(type, column);
        return LONG_TEXTS.contains(type)
                ? cast("IF(CHAR_LENGTH(" + name + ") > " + LONGEST + ", " + digest(text) + ", " + text + ")")
                : text;
    }

    private static String digest(String text) {
        return "CONCAT(CHAR(0xEE8080 USING utf8mb4), CHAR_LENGTH(" + text + "), ':', SHA2(" + text
                + ", 256), ':', LEFT(" + text + ", 200))";
    }

    /** One collation for all: texts of several are not to meet in a UNION or CONCAT. */
    private static String cast(String value) {
        return "CONVERT(" + value + " USING utf8mb4) COLLATE utf8mb4_bin";
    }
}
