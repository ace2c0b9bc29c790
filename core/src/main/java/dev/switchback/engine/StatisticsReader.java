// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.SQLException;
import java.util.Set;

/**
 * Reads what a live database holds by the statistics that the server keeps anyway: it asks the catalog and never a table, and
 * no value of a row leaves the server.
 */
public interface StatisticsReader {

    /**
     * Reads the statistics of every table, in a read-only transaction and under limits of time, so that a live database does not
     * feel it.
     *
     * @param excluded names of tables that are no part of the schema, in whatever schema they are
     * @throws SQLException if nothing can be read at all; what is missing in parts is in the remarks
     */
    Statistics read(Set<String> excluded) throws SQLException;
}
