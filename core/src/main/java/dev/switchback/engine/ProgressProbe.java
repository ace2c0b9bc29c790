// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Tells how far a statement has come, as far as the product keeps count. */
@FunctionalInterface
public interface ProgressProbe {

    /** Returns a line for each thing that the sessions are at, such as {@code CREATE INDEX on orders: building index, 45 % of 120,000 blocks}. */
    List<String> progress(Connection observer, Collection<Long> sessions) throws SQLException;
}
