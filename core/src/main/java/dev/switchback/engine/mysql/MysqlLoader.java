// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.engine.BulkLoader;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.RowSource;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.TypeShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Loads rows into MySQL and MariaDB. */
final class MysqlLoader implements BulkLoader {

    /** Larger ones are no faster (measured), smaller ones fit a server's limit. */
    private static final int PACKET = 256 * 1024;

    private final Connection connection;
    private final Flavor flavor;
    private final RowStatements statements;

    MysqlLoader(Connection connection, Flavor flavor) throws SQLException {
        this.connection = connection;
        this.flavor = flavor;
        this.statements = new RowStatements(connection);
        statements.update(MysqlRowEngine.settings(flavor));
    }

    @Override
    public void load(TableShape table, List<ColumnShape> columns, RowSource rows, long first, long count)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            InsertRows sink = new InsertRows(statement, table, columns, flavor, PACKET);
            for (long number = first; number < first + count; number++) {
                rows.give(number, sink);
                sink.endRow();
            }
            sink.flush();
            connection.commit();
        } finally {
            end();
        }
        moveSequences(table, columns);
    }

    /** Takes back what was not committed. */
    private void end() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** A value that was given and not drawn leaves its sequence behind: the next default would collide. */
    private void moveSequences(TableShape table, List<ColumnShape> columns) throws SQLException {
        for (ColumnShape column : columns) {
            boolean drawn = column.sequence().isPresent()
                    && !column.sequence().get().equals(RowColumn.AUTO_INCREMENT)
                    && column.type().kind() == TypeShape.Kind.INTEGER;
            if (drawn) {
                String highest = "SELECT MAX(" + RowSql.name(column.name()) + ") FROM " + RowSql.name(table.name());
                String move = "SELECT SETVAL(" + column.sequence().get() + ", (" + highest + "))";
                statements.query(move, row -> row.getString(1));
            }
        }
    }

    @Override
    public void analyze(Collection<TableName> tables) throws SQLException {
        if (!tables.isEmpty()) {
            String names = tables.stream().map(RowSql::name).collect(Collectors.joining(", "));
            statements.query("ANALYZE TABLE " + names, row -> row.getString(1));
        }
    }
}
