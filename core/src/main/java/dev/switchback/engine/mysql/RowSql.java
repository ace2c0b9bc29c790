// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.engine.Cell;
import dev.switchback.engine.TypeShape;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes names and values as MySQL and MariaDB read them, whatever the session's {@code sql_mode}. */
final class RowSql {

    /** Begins the text of a value that is bytes; hexadecimal digits follow. */
    static final String BYTES = "\\x";

    private static final Pattern PLAIN = Pattern.compile("[ -\\[\\]-~]*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private RowSql() {}

    static String name(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    static String name(TableName table) {
        return table.schema().isEmpty() ? name(table.name()) : name(table.schema()) + "." + name(table.name());
    }

    static String names(Collection<String> identifiers) {
        return identifiers.stream().map(RowSql::name).collect(Collectors.joining(", "));
    }

    /** Quotes a text; what is more than plain ASCII goes as bytes, since a backslash means one thing or another. */
    static String text(String text) {
        return PLAIN.matcher(text).matches()
                ? "'" + text.replace("'", "''") + "'"
                : "_utf8mb4 x'" + hex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the hexadecimal digits of a value that is bytes. */
    static String digits(String text) {
        return text.startsWith(BYTES) ? text.substring(BYTES.length()) : hex(text.getBytes(StandardCharsets.UTF_8));
    }

    static String cell(TypeShape type, Cell cell, Flavor flavor) {
        if (cell instanceof Cell.Text value) {
            return value(type, value.text(), flavor);
        }
        return cell instanceof Cell.Default ? "DEFAULT" : "NULL";
    }

    /** Writes a value so that a column of the type takes it. */
    static String value(TypeShape type, String text, Flavor flavor) {
        return switch (type.kind()) {
            case BINARY -> "x'" + digits(text) + "'";
            case BITS -> "b'" + text + "'";
            case INTEGER, DECIMAL, FLOAT, BOOLEAN -> NUMBER.matcher(text).matches() ? text : text(text);
            default -> read(type, text.startsWith(BYTES) ? "x'" + digits(text) + "'" : text(text), flavor);
        };
    }

    /** Applies the function that makes a geometry or a vector of the text that an expression gives. */
    static String read(TypeShape type, String expression, Flavor flavor) {
        String word = word(type);
        if (expression.startsWith("x'")) {
            return expression;
        }
        if (RowTypes.isGeometry(word)) {
            return "ST_GeomFromText(" + expression + ", " + RowTypes.srid(type) + ")";
        }
        if (word.equals("vector")) {
            return (flavor == Flavor.MYSQL ? "STRING_TO_VECTOR(" : "VEC_FromText(") + expression + ")";
        }
        return expression;
    }

    /** Returns the type's bare name, such as {@code varchar}. */
    static String word(TypeShape type) {
        return type.sql().split("[( ]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
