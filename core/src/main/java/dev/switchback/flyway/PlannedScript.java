// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.util.List;

/**
 * What Flyway would execute of a script.
 *
 * @param inTransaction whether it would do so in a transaction
 * @param statements    in order
 */
public record PlannedScript(boolean inTransaction, List<Statement> statements) {

    public PlannedScript {
        statements = List.copyOf(statements);
    }

    /**
     * A statement.
     *
     * @param line the line on which its first word stands, from 1
     * @param sql  from its first word on, with placeholders replaced
     */
    public record Statement(int line, String sql) {}
}
