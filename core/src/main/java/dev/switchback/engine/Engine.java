// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.Database;
import dev.switchback.database.Memory;
import dev.switchback.database.TableName;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What a database product must offer so that Switchback can judge migrations on it. */
public interface Engine {

    /** Returns the product's name in lower case, as it stands in {@code postgresql:18}. */
    String product();

    /** Returns how the product's SQL differs from others'. */
    Dialect dialect();

    /**
     * Returns a reader of the schema of the connection's database.
     *
     * @param connection used by the reader alone from now on; closed by whoever opened it
     * @param excluded   tables that are no part of the schema, such as the runner's history table; what belongs to them is
     *                   left out with them, as is everything in a schema named {@code switchback}
     */
    SchemaReader schemaReader(Connection connection, Set<TableName> excluded) throws SQLException;

    /** Returns a reader of the whole schema of the connection's database. */
    default SchemaReader schemaReader(Connection connection) throws SQLException {
        return schemaReader(connection, Set.of());
    }

    /**
     * Returns a reader of the rows of the connection's database.
     *
     * @param connection in auto-commit mode, used by the reader alone from now on; closed by whoever opened it
     */
    RowReader rowReader(Connection connection) throws SQLException;

    /** Returns how sessions are looked at; the probes keep nothing and may be shared. */
    SessionProbes probes();

    /** Returns how a live database is looked at. */
    LiveProbe liveProbe();

    /** Returns what migrating a live database needs to know of the product. */
    ReleaseProbes releaseProbes();

    /**
     * Returns what makes rows for the tables of the connection's database.
     *
     * @param connection used together with its owner, who holds the transactions
     */
    RowEngine rowEngine(Connection connection) throws SQLException;

    /**
     * Returns what loads many rows into the tables of the connection's database.
     *
     * @param connection in auto-commit mode, so that each load is a transaction; its session keeps the settings that loading needs
     */
    BulkLoader bulkLoader(Connection connection) throws SQLException;

    /**
     * Returns a reader of the statistics that the connection's database keeps. It works on a live database, with an account that
     * may change nothing.
     *
     * @param connection in auto-commit mode, used by the reader alone from now on; closed by whoever opened it
     */
    StatisticsReader statistics(Connection connection);

    /**
     * Returns the database with sessions that work alone, each at the pace of one processor: how many helpers a statement gets depends on
     * the size of a table and on the machine, so that no forecast could be made from one to the other.
     *
     * @param memory what a sort, a hash or an index build gets, or as near to that as the server allows
     */
    Database alone(Database database, Memory memory) throws SQLException;

    /**
     * Returns a text that changes when something changes that belongs to the whole server and not to one database, such as
     * roles. A script that does that cannot be applied to two databases of one server.
     */
    String serverWideState(Connection connection) throws SQLException;

    /**
     * Returns the kinds of objects, as the schema's snapshot calls them, that the connection's account may not see, or not all of
     * them; what is missing there may be missing from sight alone.
     */
    default Set<String> unseenKinds(Connection connection) throws SQLException {
        return Set.of();
    }

    /** Says, without asking the server, whether a statement may change the schema: not if it is seen to be about rows alone. */
    default boolean mayChangeSchema(String statement) {
        return true;
    }

    /**
     * Returns statements that lead from the schema that is found back to the one that is wanted, as far as they can be given:
     * for what would need lost rows, or a decision, there is none.
     */
    List<String> mending(Snapshot wanted, Snapshot found);

    /** Returns how a restored database is put in the place of the live one. */
    DatabaseExchange exchange();

    /** Returns how the product's own programs dump a database and restore it. */
    DumpTools dumpTools();
}
