// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.sql.SQLException;

/** Is told of the statements of scripts, one by one, before each of them runs. */
@FunctionalInterface
public interface StatementWatch {

    /** Nobody looks. */
    StatementWatch NONE = (sql, first, alone) -> {};

    /**
     * A statement is about to run; what came before it in the script has taken effect. Called on Flyway's thread, and not at all for
     * a statement that runs together with others as a batch.
     *
     * @param first whether it is the first of its script
     * @param alone whether it runs without a transaction
     */
    void before(String sql, boolean first, boolean alone) throws SQLException;
}
