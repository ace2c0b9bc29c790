// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One moment of a database, seen by a session of ours and by a program that dumps, whatever others write meanwhile. */
public interface DumpMoment extends AutoCloseable {

    /** Returns what the program is to be called with so that it sees this moment. */
    List<String> options();

    /** Returns the session that sees the moment until this is closed. */
    Connection session();

    /** Says whether others cannot write until {@link #begun} is called. */
    boolean holdsWriters();

    /** Tells that the program sees the moment by itself now. */
    void begun() throws SQLException;

    @Override
    void close() throws SQLException;
}
