// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.SchemaReader;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of a database of MySQL or MariaDB: what {@code mysqldump --no-data --routines --triggers --events} would
 * write, as objects, and the privileges on it, as far as the account may see them.
 *
 * <p>The first reading reads everything. A later one reads what may have changed, see {@link DdlCounters} and
 * {@link SchemaWatch}, and takes the rest from the one before.
 */
final class MysqlSchemaReader implements SchemaReader {

    private static final int PATIENCE_SECONDS = 60;

    /** What could cut the answer to any query short, that for the variables included; DEFAULT would be the server's value. */
    private static final String WITHOUT_LIMITS =
            "SET SESSION sql_select_limit = 18446744073709551615, sql_big_selects = 1, lock_wait_timeout = "
                    + PATIENCE_SECONDS + ", wait_timeout = 604800, ";

    /** What the text of a definition depends on; a server has only some of them. */
    private static final Map<String, String> SESSION = Map.of(
            "sql_mode", "",
            "sql_quote_show_create", "ON",
            "time_zone", "+00:00",
            "group_concat_max_len", "1048576",
            "show_create_table_verbosity", "OFF",
            "show_create_table_skip_secondary_engine", "OFF",
            "show_gipk_in_create_table_and_information_schema", "ON",
            "show_old_temporals", "OFF",
            "old_mode", "");

    private final Connection connection;
    private final List<String> inventory;
    private final TableIds ids;
    private final BulkObjects bulk;
    private final SchemaContents contents;
    private final SchemaWatch watch = new SchemaWatch();
    private final boolean caseSensitive;
    private @Nullable String counters;
    private boolean begun;

    private MysqlSchemaReader(
            Connection connection,
            boolean caseSensitive,
            List<String> inventory,
            TableIds ids,
            BulkObjects bulk,
            SchemaContents contents) {
        this.connection = connection;
        this.caseSensitive = caseSensitive;
        this.inventory = inventory;
        this.ids = ids;
        this.bulk = bulk;
        this.contents = contents;
    }

    /**
     * Opens a reader on a connection that nobody else uses.
     *
     * @param excluded tables that are no part of the schema
     * @param shared   the objects that were read so far, by this reader or another; an equal one is taken from there
     */
    static MysqlSchemaReader on(
            Connection connection, Set<TableName> excluded, Flavor flavor, Map<SchemaObject, SchemaObject> shared)
            throws SQLException {
        prepare(connection, flavor);
        String database = Jdbc.text(connection, "SELECT DATABASE()");
        boolean caseSensitive =
                Jdbc.text(connection, "SELECT @@lower_case_table_names").equals("0");
        KnownObjects objects = new KnownObjects(excluded, caseSensitive, new OwnName(database), shared);
        return new MysqlSchemaReader(
                connection,
                caseSensitive,
                SchemaInventory.queries(connection),
                new TableIds(connection, flavor),
                BulkObjects.on(connection, flavor),
                new SchemaContents(new ShowCreate(connection, flavor, Collations.read(connection)), objects));
    }

    /** Some of the variables need a privilege to be set; an ordinary server has them as they should be. */
    private static void prepare(Connection connection, Flavor flavor) throws SQLException {
        connection.setAutoCommit(true);
        Jdbc.execute(
                connection,
                WITHOUT_LIMITS + (flavor == Flavor.MYSQL ? "max_execution_time = 0" : "max_statement_time = 0"));
        Map<String, String> current = new HashMap<>();
        Jdbc.query(connection, row -> current.put(row.getString(1), row.getString(2)), "SHOW SESSION VARIABLES");
        for (Map.Entry<String, String> variable : SESSION.entrySet()) {
            String value = current.get(variable.getKey());
            if (value != null && !value.equals(variable.getValue())) {
                boolean isText = !variable.getValue().matches("\\d+");
                String literal = isText ? "'" + variable.getValue() + "'" : variable.getValue();
                Jdbc.execute(connection, "SET SESSION " + variable.getKey() + " = " + literal);
            }
        }
    }

    @Override
    public Snapshot read() throws SQLException {
        String now = DdlCounters.read(connection);
        if (now.equals(counters)) {
            return contents.snapshot();
        }
        boolean isSettled = !DdlCounters.othersAreAtWork(connection);
        SchemaInventory present = SchemaInventory.read(connection, ids, inventory);
        Snapshot snapshot = contents.after(present.units().keySet(), watch.stale(present), bulk.read());
        watch.remember(present);
        counters = isSettled ? now : null;
        begun = true;
        return snapshot;
    }

    /**
     * Reads the tables alone that a statement names, if it is one of those that define tables: a whole reading asks for all.
     *
     * <p>A whole reading waits for a table that LOCK TABLES holds, one of that table's definition does not. The script that holds it goes on only after
     * this: to wait for long is in vain.
     */
    @Override
    public Snapshot readAfter(String statement) throws SQLException {
        Jdbc.execute(connection, "SET SESSION lock_wait_timeout = 1");
        try {
            return between(statement);
        } finally {
            Jdbc.execute(connection, "SET SESSION lock_wait_timeout = " + PATIENCE_SECONDS);
        }
    }

    private Snapshot between(String statement) throws SQLException {
        Optional<Set<String>> tables =
                begun && caseSensitive ? TableStatement.tables(statement, contents.tables()) : Optional.empty();
        return tables.isPresent() ? contents.afterTables(tables.get()) : read();
    }
}
