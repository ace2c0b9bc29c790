// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Looks at what stands in the way of a release on a live database: reads only, and takes no lock that anybody waits for. */
public interface LiveProbe {

    /** Returns the sessions of the connection's database that wait for a lock, the longest wait first. */
    List<LockWait> lockWaits(Connection connection) throws SQLException;

    /** Returns what unfinished work has left in the connection's database, by name. */
    List<Leftover> leftovers(Connection connection) throws SQLException;
}
