// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Something that happens while Flyway migrates a live database. */
public sealed interface LiveEvent {

    /**
     * A migration begins.
     *
     * @param inTransaction whether Flyway runs it in a transaction
     */
    record Began(LiveScript script, boolean inTransaction) implements LiveEvent {}

    /**
     * A statement of it begins, or is announced as one of a batch.
     *
     * @param unlimited whether it may wait for locks without a limit of time
     */
    record Executes(String sql, boolean unlimited) implements LiveEvent {}

    /** A statement of it has been executed. */
    record Executed(String sql, List<String> warnings) implements LiveEvent {
        public Executed {
            warnings = List.copyOf(warnings);
        }
    }

    /** A migration has run to its end; whether it is committed shows with the next event. */
    record Finished() implements LiveEvent {}

    /**
     * Flyway is through.
     *
     * @param failure why it has not applied everything; empty if it has
     * @param refusal what the server said then, if it was the server
     */
    record Ended(Optional<Failure> failure, Optional<SQLException> refusal) implements LiveEvent {}
}
