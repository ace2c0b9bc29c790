// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.SQLException;

/** Takes rows value by value, in the order of the columns that were announced, and writes them as the product loads them. */
public interface RowSink {

    /** Takes a whole number. */
    void number(long value);

    /** Takes a value as text, of any type, unescaped. */
    void text(String value);

    /**
     * Takes a value of printable ASCII characters without a single quote or a backslash: nothing is to be escaped, so that
     * nobody has to look at each of them.
     */
    void plain(byte[] ascii, int length);

    /** Takes a NULL. */
    void nothing();

    /**
     * Ends a row.
     *
     * @throws SQLException if the database has refused what it was given so far
     */
    void endRow() throws SQLException;
}
