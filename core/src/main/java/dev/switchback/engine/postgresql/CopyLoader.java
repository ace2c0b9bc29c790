// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.database.Transaction;
import dev.switchback.engine.BulkLoader;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.RowSource;
import dev.switchback.engine.TabbedRows;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Loads rows by COPY, which takes the values of identity columns as they are given and passes rules by.
 * https://www.postgresql.org/docs/18/sql-copy.html
 */
final class CopyLoader implements BulkLoader {

    private final Connection connection;

    CopyLoader(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void load(TableShape table, List<ColumnShape> columns, RowSource rows, long first, long count)
            throws SQLException {
        // Rows of a commit that is not in the log's file yet are not marked as visible by VACUUM.
        Jdbc.execute(connection, "SET synchronous_commit = on");
        Transaction.in(connection, () -> {
            copy(table, columns, rows, first, count);
            moveSequences(table, columns);
            connection.commit();
            return table;
        });
    }

    private void copy(TableShape table, List<ColumnShape> columns, RowSource rows, long first, long count)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command(table, columns));
        try {
            TabbedRows sink = new TabbedRows((bytes, length) -> copy.writeToCopy(bytes, 0, length));
            for (long number = first; number < first + count; number++) {
                rows.give(number, sink);
                sink.endRow();
            }
            sink.flush();
            copy.endCopy();
        } catch (SQLException | RuntimeException e) {
            cancel(copy, e);
            throw e;
        }
    }

    private static void cancel(CopyIn copy, Exception cause) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static String command(TableShape table, List<ColumnShape> columns) {
        String names = SqlText.names(columns.stream().map(ColumnShape::name).toList());
        return "COPY " + SqlText.name(table.name()) + " (" + names + ") FROM STDIN";
    }

    /** A value that was given and not drawn leaves its sequence behind: the next default would collide. */
    private void moveSequences(TableShape table, List<ColumnShape> columns) throws SQLException {
        for (ColumnShape column : columns) {
            TypeShape.Kind kind = column.type().base().kind();
            boolean number = kind == TypeShape.Kind.INTEGER || kind == TypeShape.Kind.DECIMAL;
            if (number && column.sequence().isPresent()) {
                String sequence = column.sequence().get();
                String highest = "max(" + SqlText.name(column.name()) + ")::bigint";
                Jdbc.execute(
                        connection,
                        "SELECT setval(" + sequence + ", " + highest + ") FROM " + SqlText.name(table.name())
                                + " HAVING " + highest + " > nextval(" + sequence + ")");
            }
        }
    }

    /**
     * Vacuums them as well: else whoever reads a row for the first time notes on its page that it is visible, and so writes the
     * table, and no index alone could answer a query.
     *
     * @see <a href="https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-VISIBILITY-MAP">Updating the Visibility Map</a>
     */
    @Override
    public void settle(Collection<TableName> tables) throws SQLException {
        if (!tables.isEmpty()) {
            String names = tables.stream().map(SqlText::name).collect(Collectors.joining(", "));
            Jdbc.execute(connection, "VACUUM (ANALYZE) " + names);
        }
    }
}
