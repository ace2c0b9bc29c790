// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.migration.HistoryProblem;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;

/** What Flyway is asked about a live database; nothing is changed by it. */
final class LiveQuestion {

    private static final String NAMED =
            "mend what Flyway names; flyway.table and flyway.schemas say which history table it is";
    private static final String STUMBLED =
            "give the same command again: Flyway does that when it loses the connection; if it does so each time, look whether"
                    + " flyway.url names a database";

    private LiveQuestion() {}

    /**
     * Asks.
     *
     * @param history the history table, for people
     * @throws HistoryProblem if Flyway cannot tell
     */
    static <T> T ask(Database live, String history, Supplier<T> question) {
        try {
            return question.get();
        } catch (FlywayException e) {
            throw problem(live, e, history, NAMED);
        } catch (RuntimeException e) {
            // A connection to MySQL that is lost while Flyway 13.12 asks for the current schema: it takes no notice,
            // and stumbles over the null that it has then (ParsingContext.populate).
            throw problem(live, e, history, STUMBLED);
        }
    }

    private static HistoryProblem problem(Database live, RuntimeException e, String history, String remedy) {
        String said = e instanceof FlywayException ? String.valueOf(e.getMessage()) : e.toString();
        return new HistoryProblem("Flyway cannot tell what is applied: " + live.safe(said), history, remedy, e);
    }
}
