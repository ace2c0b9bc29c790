// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.database.Transaction;
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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loads rows by LOAD DATA LOCAL where the server and the driver admit it, else by INSERTs of many rows each.
 *
 * <p>With LOCAL the server cannot stop the client: instead of failing it leaves rows out and bends values, with a warning for
 * each. A warning is therefore a failure here. https://dev.mysql.com/doc/refman/8.0/en/load-data.html#load-data-error-handling
 */
final class MysqlLoader implements BulkLoader {

    /** Larger ones are no faster (measured), smaller ones fit the limit of every server. */
    private static final int PACKET = 256 * 1024;

    private static final Set<TypeShape.Kind> SEQUENCED = Set.of(TypeShape.Kind.INTEGER, TypeShape.Kind.DECIMAL);

    private final Connection connection;
    private final Flavor flavor;
    private final boolean sendsFiles;
    private final RowStatements statements;

    MysqlLoader(Connection connection, Flavor flavor, boolean sendsFiles) throws SQLException {
        this.connection = connection;
        this.flavor = flavor;
        this.sendsFiles = sendsFiles;
        this.statements = new RowStatements(connection);
        statements.update(MysqlRowEngine.settings(flavor) + ", SESSION sql_notes = 0");
    }

    /** Looks how rows can be loaded. */
    static MysqlLoader on(Connection connection, Flavor flavor) throws SQLException {
        boolean files = DriverSession.of(flavor).sendsFiles(connection)
                && Jdbc.text(connection, "SELECT @@GLOBAL.local_infile").equals("1");
        return new MysqlLoader(connection, flavor, files);
    }

    @Override
    public void load(TableShape table, List<ColumnShape> columns, RowSource rows, long first, long count)
            throws SQLException {
        Transaction.in(connection, () -> {
            send(table, columns, rows, first, count);
            moveSequences(table, columns);
            connection.commit();
            return table;
        });
    }

    private void send(TableShape table, List<ColumnShape> columns, RowSource rows, long first, long count)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (sendsFiles) {
                DriverSession.of(flavor).send(statement, new RowStream(columns, rows, first, count));
                statement.executeUpdate(new LoadData(table, columns, flavor).sql());
                refuseWarnings();
            } else {
                insert(new InsertRows(statement, table, columns, flavor, PACKET), rows, first, count);
            }
        }
    }

    private static void insert(InsertRows sink, RowSource rows, long first, long count) throws SQLException {
        for (long number = first; number < first + count; number++) {
            rows.give(number, sink);
            sink.endRow();
        }
        sink.flush();
    }

    private void refuseWarnings() throws SQLException {
        List<SQLException> warnings = statements.query(
                "SHOW WARNINGS LIMIT 1",
                row -> new SQLException(row.getString("Message"), "HY000", row.getInt("Code")));
        if (!warnings.isEmpty()) {
            throw warnings.get(0);
        }
    }

    /** A value that was given and not drawn leaves its sequence behind: the next default would collide. */
    private void moveSequences(TableShape table, List<ColumnShape> columns) throws SQLException {
        for (ColumnShape column : columns) {
            boolean drawn = column.sequence().isPresent()
                    && !column.sequence().get().equals(RowColumn.AUTO_INCREMENT)
                    && SEQUENCED.contains(column.type().kind());
            if (drawn) {
                String max = "SELECT MAX(" + RowSql.name(column.name()) + ") FROM " + RowSql.name(table.name());
                String highest = Jdbc.text(connection, max);
                String move = "SELECT SETVAL(" + column.sequence().get() + ", " + highest + ")";
                statements.query(move, row -> row.getString(1));
            }
        }
    }

    @Override
    public void settle(Collection<TableName> tables) throws SQLException {
        if (!tables.isEmpty()) {
            String names = tables.stream().map(RowSql::name).collect(Collectors.joining(", "));
            statements.query("ANALYZE TABLE " + names, row -> row.getString(1));
        }
    }
}
