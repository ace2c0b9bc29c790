// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Looks at sessions from outside: what they do, what they wait for, and whom they wait for. Also ends them. */
public interface ActivityProbe {

    /** Returns the identifier of a connection's session, without asking the server. */
    long sessionOf(Connection connection) throws SQLException;

    /** Returns what the given sessions do; one that is gone is left out. */
    List<SessionActivity> look(Connection observer, Collection<Long> sessions) throws SQLException;

    /** Cancels the statement that a session runs, if it runs one. */
    void cancel(Connection observer, long session) throws SQLException;

    /** Ends sessions and waits for a moment until they are gone. */
    void terminate(Connection observer, Collection<Long> sessions) throws SQLException;

    /** Returns the committed names of relations; one that is unknown, or part of another such as an index, is left out. */
    Map<Long, TableName> names(Connection observer, Collection<Long> relations) throws SQLException;
}
