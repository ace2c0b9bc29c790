// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Jdbc;
import dev.switchback.server.existing.Product.Marked;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A database that is on a PostgreSQL server, whoever made it.
 *
 * @param id         the server's number for it, which no other one there has or will have
 * @param name       its name
 * @param comment    its comment, which is our mark or somebody's own text
 * @param isTemplate whether it is marked as a template, which keeps it from being dropped
 */
record PostgresDatabase(long id, String name, String comment, boolean isTemplate) {

    /** Returns those whose name begins as the pattern says, in order. */
    static List<PostgresDatabase> like(Connection connection, String pattern) throws SQLException {
        return Jdbc.query(
                connection,
                row -> new PostgresDatabase(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)),
                "SELECT oid, datname, coalesce(shobj_description(oid, 'pg_database'), ''), datistemplate"
                        + " FROM pg_database WHERE datname LIKE ? ORDER BY datname",
                pattern.replace("_", "\\_"));
    }

    Optional<Marked> marked() {
        return Mark.parse(comment).filter(mark -> mark.isOf(name, id)).map(mark -> new Marked(name, mark));
    }

    /** Says whether it is nobody's, or carries the mark of another database; an embedded server's are never a run's. */
    boolean isUnmarked() {
        return Mark.parse(comment).isPresent() ? marked().isEmpty() : !comment.startsWith("{\"switchback\":");
    }
}
