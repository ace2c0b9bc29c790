// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Dialect;
import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import dev.switchback.profile.ColumnProfile;
import dev.switchback.profile.Profile;
import dev.switchback.profile.TableProfile;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that the rows of a table may depend on.
 *
 * @param connection the database
 * @param engine     what knows its tables
 * @param dialect    how its SQL quotes
 * @param seed       what chance is drawn from
 * @param production what is known of production
 * @param shapes     the tables that are filled, by name
 * @param made       the rows that are ours
 */
record Sources(
        Connection connection,
        RowEngine engine,
        Dialect dialect,
        long seed,
        Optional<Profile> production,
        Map<TableName, TableShape> shapes,
        Map<TableName, MadeRows> made) {

    /** What a table of production is taken to hold where nobody knows. */
    private static final long USUAL_ROWS = 1_000_000;

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE - 1);

    MadeRows made(TableName table) {
        return made.computeIfAbsent(table, name -> new MadeRows());
    }

    private Optional<TableProfile> profile(TableName table) {
        return production.map(profile -> profile.tables().get(table));
    }

    long productionRows(TableName table) {
        return profile(table).map(TableProfile::rows).filter(rows -> rows > 0).orElse(USUAL_ROWS);
    }

    Optional<ColumnProfile> profile(TableName table, String column) {
        return profile(table).map(known -> known.columns().get(column));
    }

    /** Returns the columns of a table that others refer to: a NULL there would be no parent. */
    Set<String> referenced(TableName table) {
        Set<String> columns = new TreeSet<>();
        shapes.values()
                .forEach(shape -> shape.foreignKeys().stream()
                        .filter(key -> key.parent().equals(table))
                        .forEach(key -> columns.addAll(key.references())));
        return columns;
    }

    long count(TableName table) throws SQLException {
        return Long.parseLong(Jdbc.text(connection, "SELECT count(*) FROM " + quoted(table)));
    }

    /** Returns the highest number in a column, 0 if there is none above that. */
    long highest(TableName table, String column) throws SQLException {
        String max = "max(" + dialect.quoted(column) + ")";
        String text = Jdbc.text(
                connection, "SELECT CASE WHEN " + max + " > 0 THEN " + max + " ELSE 0 END FROM " + quoted(table));
        return new BigDecimal(text).min(MOST).longValue();
    }

    private String quoted(TableName table) {
        return table.schema().isEmpty()
                ? dialect.quoted(table.name())
                : dialect.quoted(table.schema()) + "." + dialect.quoted(table.name());
    }
}
