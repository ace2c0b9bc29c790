// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.lab.Moment;
import dev.switchback.migration.Migration;
import java.sql.Connection;
import java.util.List;

/**
 * The user's own code around a migration, run on the populated database.
 *
 * <p>Whatever a hook throws fails the check during which it ran: an {@code AssertionError} is the user's assertion, anything
 * else is reported as an error of the hook. The connection is open, in auto-commit mode, and closed by the caller.
 */
public interface Hooks {

    /** Hooks that do nothing. */
    Hooks NONE = new Hooks() {
        @Override
        public boolean isConcernedWith(Moment moment, Migration migration) {
            return false;
        }
    };

    /** Returns the resources on the class path that say what the hooks do and with which settings: class files, property files. */
    default List<String> resources() {
        return List.of();
    }

    /** Says whether a hook will do anything then; if so, everything is read again after it. */
    default boolean isConcernedWith(Moment moment, Migration migration) {
        return true;
    }

    /** Runs before a migration is applied: the place to insert rows that matter to it. */
    default void beforeMigration(Migration migration, Connection connection) throws Exception {}

    /** Runs after a migration was applied, each time it is. */
    default void afterMigration(Migration migration, Connection connection) throws Exception {}

    /** Runs after a migration was undone. */
    default void afterUndo(Migration migration, Connection connection) throws Exception {}
}
