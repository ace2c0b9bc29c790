// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.database.TableName;
import dev.switchback.engine.InsertedRow;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was filled and what was not.
 *
 * @param filled    tables that got rows, by name
 * @param notFilled tables that should have got rows and have none, or not enough, by name
 */
public record FillReport(List<Filled> filled, List<NotFilled> notFilled) {

    /**
     * A table that got rows.
     *
     * @param table   the table
     * @param rows    the rows
     * @param refusal the server's last word where it took fewer rows than wanted, else empty
     */
    public record Filled(TableName table, List<InsertedRow> rows, String refusal) {
        public Filled {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A table without the rows that it should have.
     *
     * @param table   the table
     * @param reason  what stood in the way, for people
     * @param message the server's own last word, empty where it was not asked
     * @param full    whether its keys admit no more rows than it has
     */
    public record NotFilled(TableName table, String reason, String message, boolean full) {

        /** A table that could hold more. */
        public NotFilled(TableName table, String reason, String message) {
            this(table, reason, message, false);
        }

        /** What MariaDB's driver puts before the server's words. */
        private static final Pattern SESSION = Pattern.compile("^\\(conn=\\d+\\) ");

        /** Returns the reason with the server's own word. */
        public String why() {
            String word = SESSION.matcher(message.strip())
                    .replaceFirst("")
                    .lines()
                    .findFirst()
                    .orElse("");
            return word.isEmpty() ? reason : reason + " (" + word + ")";
        }
    }

    public FillReport {
        filled = List.copyOf(filled);
        notFilled = List.copyOf(notFilled);
    }
}
