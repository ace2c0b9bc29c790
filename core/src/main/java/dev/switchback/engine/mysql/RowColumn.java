// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.ColumnShape.Source;
import dev.switchback.engine.TypeShape;
import dev.switchback.engine.TypeShape.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns one row of {@code information_schema.columns} into a column's shape. */
final class RowColumn {

    private static final Set<Kind> NUMBERS = Set.of(Kind.INTEGER, Kind.DECIMAL, Kind.FLOAT, Kind.BOOLEAN);

    /** Stands for the sequence of a column that the table's own counter numbers. */
    static final String AUTO_INCREMENT = "AUTO_INCREMENT";

    private static final Pattern NEXTVAL = Pattern.compile("nextval\\(([^()]+)\\)");

    private final String name;
    private final TypeShape type;
    private final boolean notNull;
    private final @Nullable String expression;
    private final String extra;

    private RowColumn(String name, TypeShape type, boolean notNull, @Nullable String expression, String extra) {
        this.name = name;
        this.type = type;
        this.notNull = notNull;
        this.expression = expression;
        this.extra = extra;
    }

    static RowColumn read(ResultSet row, Flavor flavor) throws SQLException {
        TypeShape type = RowTypes.shape(new RowTypes.Facts(
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getInt(8),
                row.getString(9) == null ? -1 : row.getInt(9),
                row.getInt(10),
                row.getString(11),
                row.getString(12),
                row.getString(15)));
        String extra = row.getString(13).toUpperCase(Locale.ROOT);
        String generated = RowCatalog.string(row.getString(14));
        boolean computed = !generated.isEmpty();
        return new RowColumn(
                row.getString(2),
                type,
                row.getString(4).equals("NO"),
                computed
                        ? flavor == Flavor.MYSQL ? RowEscapes.undone(generated) : generated
                        : defaultOf(row.getString(3), type, extra, flavor),
                computed ? extra + " GENERATED" : extra);
    }

    /** MariaDB shows a default as SQL; MySQL shows a constant bare, and anything else as SQL escaped once more. */
    private static @Nullable String defaultOf(@Nullable String shown, TypeShape type, String extra, Flavor flavor) {
        if (shown == null || shown.equals("NULL")) {
            return null;
        }
        if (flavor == Flavor.MARIADB) {
            return shown;
        }
        if (extra.contains("DEFAULT_GENERATED")) {
            return "(" + RowEscapes.undone(shown) + ")";
        }
        boolean bare = NUMBERS.contains(type.kind()) || type.kind() == Kind.BITS || type.kind() == Kind.BINARY;
        return bare ? shown : "'" + shown.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    String name() {
        return name;
    }

    /** On MariaDB a default may draw from a sequence. */
    private Optional<String> sequence() {
        if (extra.contains(AUTO_INCREMENT)) {
            return Optional.of(AUTO_INCREMENT);
        }
        Matcher matcher = NEXTVAL.matcher(expression == null ? "" : expression);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Returns the shape, which on MariaDB may be that of JSON: long text that a check admits only if it is valid. */
    ColumnShape shape(boolean json) {
        return new ColumnShape(
                name,
                json ? RowTypes.json(type) : type,
                notNull,
                Optional.ofNullable(expression),
                sequence(),
                extra.contains(" GENERATED") ? Source.COMPUTED : Source.INSERT);
    }
}
