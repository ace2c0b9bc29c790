// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.flyway.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What usually mends an error, by its SQLSTATE.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
 */
final class Remedies {

    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry(
                    "23502",
                    "Give the column a default, or in steps: add it without NOT NULL, fill it, then SET NOT NULL."),
            Map.entry(
                    "23505",
                    "Make the rows unique before: find them with GROUP BY … HAVING count(*) > 1 and decide which stay."),
            Map.entry("23503", "Mend or remove the rows without a parent before the constraint is added."),
            Map.entry("23514", "Mend the rows that violate the check before it is added, or add it NOT VALID first."),
            Map.entry("23P01", "Mend the rows that conflict with each other before the constraint is added."),
            Map.entry("22P02", "Convert only values that have the form: USING CASE WHEN col ~ '…' THEN col::type END."),
            Map.entry(
                    "22001",
                    "Find the values that are too long with length(col) > n, and decide what becomes of them."),
            Map.entry("22003", "Find the values out of range and decide what becomes of them, or choose a wider type."),
            Map.entry("42601", "Correct the syntax at the place that the server points to."),
            Map.entry("42P01", "Check the name and the schema; a script must not rely on the search_path of another."),
            Map.entry("42703", "Check the column's name against the schema that the versions before leave."),
            Map.entry("42P07", "Another version creates it already: rename one, or drop it before."),
            Map.entry("42701", "Another version adds the column already."),
            Map.entry("2BP01", "Drop what depends on it first, by name; CASCADE would drop it without a word."),
            Map.entry("42501", "The role that migrates lacks the right; grant it, or run this part as the owner."),
            Map.entry(
                    "25001",
                    "It cannot run in a transaction: put it alone into its script, and beside the script a file"
                            + " <script>.sql.conf with the line executeInTransaction=false."),
            // MySQL's and MariaDB's own.
            Map.entry("42S01", "Another version creates it already: rename one, or drop it before."),
            Map.entry("42S21", "Another version adds the column already."),
            Map.entry(
                    "42S02",
                    "Check the name against the schema that the versions before leave; names of tables may differ in"
                            + " case where lower_case_table_names is 0."),
            Map.entry("42S22", "Check the column's name against the schema that the versions before leave."),
            Map.entry("22004", "Give the NULLs a value first, in a script before, then make the column NOT NULL."),
            Map.entry("01000", "Find the values that do not fit the new type, and decide what becomes of them."),
            Map.entry(
                    "23000",
                    "Find the rows that the constraint refuses (duplicates with GROUP BY … HAVING count(*) > 1, orphans with"
                            + " LEFT JOIN … IS NULL), and mend them in a script before."),
            Map.entry("55000", "See the server's hint; what the script asks for is not allowed in this state."));

    /** MySQL's and MariaDB's messages, whose SQLSTATEs are shared by many errors and are not the same with both drivers. */
    private static final Map<Pattern, String> BY_MESSAGE = new LinkedHashMap<>();

    static {
        byMessage("invalid use of null value|cannot be null", "23502");
        byMessage("duplicate entry", "23505");
        byMessage("data too long", "22001");
        byMessage("out of range value", "22003");
        byMessage("a foreign key constraint fails", "23503");
        BY_MESSAGE.put(
                Pattern.compile("(?i)check constraint .* is violated|constraint .* failed for"),
                "Mend the rows that violate the check before it is added.");
        BY_MESSAGE.put(
                Pattern.compile("(?i)was not locked with LOCK TABLES"),
                "End the script with UNLOCK TABLES: Flyway writes to its history table on the same session.");
        BY_MESSAGE.put(
                Pattern.compile("(?i)needed in a foreign key constraint"),
                "A foreign key needs an index that begins with its columns: drop the foreign key first, or add another such"
                        + " index in the same ALTER TABLE.");
    }

    private static void byMessage(String message, String state) {
        BY_MESSAGE.put(Pattern.compile("(?i)" + message), BY_STATE.getOrDefault(state, ""));
    }

    /** Something of that name, or with that key, is there already. */
    private static final Set<String> IN_THE_WAY =
            Set.of("42P07", "42701", "42710", "42723", "42P06", "23505", "42S01", "42S21");

    /** MySQL has one SQLSTATE for many of its errors. */
    private static final Pattern THERE_ALREADY =
            Pattern.compile("(?i)already exists|duplicate (?:key|foreign key|check constraint|entry)");

    private Remedies() {}

    /** Says whether it failed because something is there already. */
    static boolean isInTheWay(Failure failure) {
        return IN_THE_WAY.contains(failure.sqlState())
                || THERE_ALREADY.matcher(failure.message()).find();
    }

    static String forError(Failure failure) {
        if (failure.connectionLost()) {
            return "Find out what ended the session: the script itself, or the server (its log tells).";
        }
        if (failure.message().contains("near \"\\\"")) {
            return "A line that begins with \\ is a command of psql's, which the server does not know: remove such lines."
                    + " pg_dump writes them, \\restrict among others.";
        }
        if (failure.remedy() != null) {
            return failure.remedy();
        }
        Optional<String> wrongProduct = WrongProduct.remedy(failure);
        if (wrongProduct.isPresent()) {
            return wrongProduct.get();
        }
        return BY_MESSAGE.entrySet().stream()
                .filter(known -> known.getKey().matcher(failure.message()).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> byState(failure));
    }

    private static String byState(Failure failure) {
        return BY_STATE.getOrDefault(
                failure.sqlState(),
                failure.sqlState().isEmpty()
                        ? "Correct the script as the message says; it did not get as far as the server."
                        : "Correct the statement that the server refuses.");
    }
}
