// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * What a product must offer so that rows can be made for its tables.
 *
 * <p>All methods run on one connection, inside a transaction that the caller holds.
 */
public interface RowEngine {

    /** Prepares the session for a transaction of ours; to be called first in each. */
    void begin() throws SQLException;

    /** Returns the names of all tables that are the user's and keep their rows here. */
    SortedSet<TableName> tables() throws SQLException;

    /** Returns the names of all tables whose rows another server keeps: they are not even counted. */
    SortedSet<TableName> foreignTables() throws SQLException;

    /** Returns the shapes of those of the given tables that exist, by name; the cost does not depend on other tables. */
    Map<TableName, TableShape> shapes(Set<TableName> tables) throws SQLException;

    /** Returns values, as text, of a type that is built from others. */
    List<String> compose(TypeShape type, List<List<String>> parts);

    /** Returns a value, as text, as the type holds it; empty where the type cannot hold it. */
    default Optional<String> held(TypeShape type, String text) {
        return Optional.of(text);
    }

    /**
     * Returns a text that is equal for values which a unique key takes for equal, as a collation does that does not tell upper
     * case from lower case; it may be equal for a few more.
     */
    default String compared(TypeShape type, String text) {
        return text;
    }

    /** Returns the number of rows of each table, counting no further than the limit. */
    Map<TableName, Integer> counts(Collection<TableName> tables, int limit) throws SQLException;

    /** Returns up to {@code limit} tuples of the given columns, without those that hold a NULL, in a stable order. */
    List<List<String>> tuples(TableName table, List<String> columns, int limit) throws SQLException;

    /**
     * Asks the database which candidates meet which conditions, without touching a table; all questions go in one query.
     *
     * @return for each question and each of its candidates the conditions that it meets; a candidate that makes an expression
     *     fail meets none
     */
    List<List<BitSet>> judge(List<Question> questions) throws SQLException;

    /**
     * Inserts rows, all or none, and moves sequences behind values that were given.
     *
     * @return the rows as they are now; fewer than given where the database passed over some
     */
    List<InsertedRow> insert(TableShape table, List<ColumnShape> columns, List<List<Cell>> rows) throws SQLException;

    /** Returns all tables that the current transaction wrote to, also through triggers. */
    Set<TableName> written() throws SQLException;

    /** Returns whether an error means that the session is gone, so that nothing more can be tried. */
    boolean lostConnection(SQLException error);

    /** Inserts rows into several tables that refer to each other, in one statement. */
    Map<TableName, List<InsertedRow>> insertTogether(Map<TableShape, List<List<Cell>>> rows) throws SQLException;

    /**
     * Removes rows that were inserted and not written since.
     *
     * @return how many were there to be removed
     */
    int remove(List<InsertedRow> rows) throws SQLException;
}
