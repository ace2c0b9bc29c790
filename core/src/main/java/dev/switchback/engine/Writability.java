// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds out, without changing anything, whether an account may migrate a database. */
@FunctionalInterface
public interface Writability {

    /**
     * Why it may not, in a sentence without a full stop.
     *
     * @param what     what stands in the way
     * @param remedy   what helps
     * @param certain  whether another role that a callback takes on could not change it: the server itself takes no writes
     */
    record Hindrance(String what, String remedy, boolean certain) {}

    /**
     * Looks for a reason.
     *
     * @param history       the history table
     * @param historyExists whether that is there already
     */
    Optional<Hindrance> hindrance(Connection connection, TableName history, boolean historyExists) throws SQLException;
}
