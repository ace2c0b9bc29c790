// SPDX-License-Identifier: Apache-2.0
package dev.switchback.live;

import dev.switchback.database.Jdbc;
import dev.switchback.database.TableName;
import dev.switchback.engine.Dialect;
import dev.switchback.flyway.BookKeeping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of deployments beside Flyway's history: whoever looks at the database knows what was done to it, and the next release
 * whether the last one came to its end.
 *
 * @param name    the table
 * @param dialect what the database speaks
 */
public record DeploymentTable(TableName name, Dialect dialect) {

    private static final String COLUMNS = """
             (id VARCHAR(200) NOT NULL PRIMARY KEY, begun VARCHAR(30) NOT NULL, ended VARCHAR(30),
             outcome VARCHAR(20) NOT NULL, deployed_by VARCHAR(200) NOT NULL, from_version VARCHAR(50),
             to_version VARCHAR(50), at_work VARCHAR(1000), details %s NOT NULL)""";

    /** A row, with the whole record as JSON. */
    public record Row(
            String id,
            String begun,
            @Nullable String ended,
            String outcome,
            String by,
            @Nullable String from,
            @Nullable String to,
            @Nullable String atWork,
            String details) {}

    /** Returns that beside a history table. */
    public static DeploymentTable beside(TableName history, Dialect dialect) {
        return new DeploymentTable(new TableName(history.schema(), BookKeeping.DEPLOYMENTS), dialect);
    }

    private String quoted() {
        return dialect.quoted(name.schema()) + "." + dialect.quoted(name.name());
    }

    /** Says whether it is there. */
    public boolean exists(Connection connection) throws SQLException {
        return !Jdbc.text(
                        connection,
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
                        name.schema(),
                        name.name())
                .equals("0");
    }

    /** Writes a row, for the first time or again. */
    public void write(Connection connection, Row row) throws SQLException {
        if (!exists(connection)) {
            String text = dialect.hasSchemasInside() ? "TEXT" : "LONGTEXT";
            Jdbc.execute(connection, "CREATE TABLE " + quoted() + String.format(COLUMNS, text));
        }
        int changed = Jdbc.update(
                connection,
                "UPDATE " + quoted()
                        + " SET ended = ?, outcome = ?, to_version = ?, at_work = ?, details = ? WHERE id = ?",
                row.ended(),
                row.outcome(),
                row.to(),
                row.atWork(),
                row.details(),
                row.id());
        // Connector/J with useAffectedRows does not count a row that was the same before.
        if (changed == 0 && !has(connection, row.id())) {
            Jdbc.update(
                    connection,
                    "INSERT INTO " + quoted()
                            + " (id, begun, ended, outcome, deployed_by, from_version, to_version, at_work,"
                            + " details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row.id(),
                    row.begun(),
                    row.ended(),
                    row.outcome(),
                    row.by(),
                    row.from(),
                    row.to(),
                    row.atWork(),
                    row.details());
        }
    }

    private boolean has(Connection connection, String id) throws SQLException {
        return !Jdbc.query(connection, row -> 1, "SELECT 1 FROM " + quoted() + " WHERE id = ?", id)
                .isEmpty();
    }

    /**
     * Writes down which migration is at work, once for each: what is asked of the server is one update by the key.
     *
     * @return whether the row was there
     */
    public boolean writeAtWork(Connection connection, String id, String script) throws SQLException {
        return Jdbc.update(connection, "UPDATE " + quoted() + " SET at_work = ? WHERE id = ?", script, id) == 1;
    }

    /** A release that did not come to its end. */
    public record Interrupted(
            String id, String begun, String by, @Nullable String atWork) {}

    /** Said to be running, or failed where neither Flyway nor the goal knows what is left of the migration at work. */
    private static final String UNENDED = "(outcome = 'running' OR outcome = 'failed' AND at_work IS NOT NULL)";

    /** Returns those whose end is not known: to be asked by a release that has the lock, so that none of them is at work. */
    public List<Interrupted> interrupted(Connection connection) throws SQLException {
        return exists(connection)
                ? Jdbc.query(
                        connection,
                        row -> new Interrupted(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        "SELECT id, begun, deployed_by, at_work FROM " + quoted() + " WHERE " + UNENDED
                                + " ORDER BY begun DESC")
                : List.of();
    }

    /** Has them counted no more as such whose end is not known. */
    public void markInterrupted(Connection connection) throws SQLException {
        Jdbc.update(connection, "UPDATE " + quoted() + " SET outcome = 'interrupted' WHERE " + UNENDED);
    }

    /** Returns the records of those that are said to be running, by their ids. */
    public Map<String, String> running(Connection connection) throws SQLException {
        Map<String, String> running = new LinkedHashMap<>();
        Jdbc.query(
                connection,
                row -> running.put(row.getString(1), row.getString(2)) == null,
                "SELECT id, details FROM " + quoted() + " WHERE outcome = 'running' ORDER BY id");
        return running;
    }

    /** Ends one at which nobody is at work any more. */
    public void end(Connection connection, String id, String outcome, String ended, String details)
            throws SQLException {
        Jdbc.update(
                connection,
                "UPDATE " + quoted() + " SET outcome = ?, ended = ?, at_work = NULL, details = ? WHERE id = ?",
                outcome,
                ended,
                details,
                id);
    }
}
