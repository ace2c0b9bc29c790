// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.migration.HistoryProblem;
import java.util.function.Function;
import javax.sql.DataSource;
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
     * Asks; no connection that Flyway was given for it is open afterwards.
     *
     * @param history the history table, for people
     * @throws HistoryProblem if Flyway cannot tell
     */
    static <T> T ask(Database live, String history, Function<DataSource, T> question) {
        try (FlywayConnections connections = new FlywayConnections(live::connect)) {
            return question.apply(connections.source());
        } catch (RuntimeException e) {
            throw problem(live, history, e);
        }
    }

    /** Puts into words what Flyway has thrown; what is in words already stays as it is. */
    static HistoryProblem problem(Database live, String history, RuntimeException e) {
        if (e instanceof HistoryProblem known) {
            return known;
        }
        // A connection to MySQL that is lost while Flyway 13.12 asks for the current schema: it takes no notice, and
        // stumbles over the null that it has then (ParsingContext.populate).
        boolean isNamed = e instanceof FlywayException;
        String said = isNamed ? String.valueOf(e.getMessage()) : e.toString();
        return new HistoryProblem(
                "Flyway cannot tell what is applied: " + live.safe(said), history, isNamed ? NAMED : STUMBLED, e);
    }
}
