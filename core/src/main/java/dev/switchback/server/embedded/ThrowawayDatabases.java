// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Jdbc;
import dev.switchback.server.OpenSessions;
import dev.switchback.server.ThrowawayName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that Switchback creates on a PostgreSQL server, and drops when they are its own. */
final class ThrowawayDatabases {

    /** A large clone takes its time, but a session that holds a lock for ever must not hold us. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final AdminConnection admin;
    private final Marker marker;
    private final boolean hasStrategy;
    private final AtomicInteger counter = new AtomicInteger();
    /** Names to object ids; a database of another id that has come to have the name is not ours. */
    private final Map<String, Long> created = new ConcurrentHashMap<>();

    /** Creates them over a connection, for a server of that major version. */
    ThrowawayDatabases(AdminConnection admin, Marker marker, int major) {
        this.admin = admin;
        this.marker = marker;
        this.hasStrategy = major >= 15;
    }

    /** A database that is there. */
    private record Present(long id, String comment) {}

    /** Creates an empty database and returns its name. */
    String create(String purpose) throws SQLException {
        return admin.run(connection -> {
            String name = ThrowawayName.of(purpose, marker.run(), counter.incrementAndGet());
            Jdbc.execute(connection, "CREATE DATABASE " + quoted(name) + template("template0"), LIMIT);
            Jdbc.execute(connection, comment(name));
            return remember(connection, name);
        });
    }

    /** Creates a copy of a database and returns its name. */
    String clone(String source, String purpose) throws SQLException {
        return admin.run(connection -> {
            String name = ThrowawayName.of(purpose, marker.run(), counter.incrementAndGet());
            new OpenSessions(connection, source).awaitNone();
            try {
                Jdbc.execute(connection, "CREATE DATABASE " + quoted(name) + template(source), LIMIT);
            } catch (SQLException e) {
                throw new OpenSessions(connection, source).explain(e);
            }
            Jdbc.execute(connection, comment(name));
            remember(connection, name);
            new DatabaseAttributes(connection).copy(source, name);
            return name;
        });
    }

    /** Copies files instead of logging every page, which is twice as fast; until version 14 there is no other way. */
    private String template(String source) {
        return " TEMPLATE " + quoted(source) + (hasStrategy ? " STRATEGY FILE_COPY" : "");
    }

    /** Drops a database if it is our own; one already gone is no error. */
    void drop(String name) throws SQLException {
        admin.run(connection -> {
            Optional<Present> present = present(connection, name);
            if (present.isPresent()) {
                requireOwn(name, present.get());
                Jdbc.execute(connection, "DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)", LIMIT);
            }
            created.remove(name);
            return name;
        });
    }

    /** Drops every database of this run except those named. */
    void dropAllBut(Set<String> kept) throws SQLException {
        for (String name : List.copyOf(created.keySet())) {
            if (!kept.contains(name)) {
                drop(name);
            }
        }
    }

    /** Requires the prefix and the marker; in the marker's place, if a migration has replaced it, our own memory. */
    private void requireOwn(String name, Present present) throws SQLException {
        boolean remembered = Long.valueOf(present.id()).equals(created.get(name));
        if (!name.startsWith(ThrowawayName.PREFIX) || !(remembered || Marker.isMarker(present.comment()))) {
            throw new SQLException("database \"" + name
                    + "\" is not dropped: it does not carry the mark of a Switchback" + " run (a name that starts with "
                    + ThrowawayName.PREFIX + " and the comment that Switchback gives)");
        }
    }

    private String remember(Connection connection, String name) throws SQLException {
        present(connection, name).ifPresent(present -> created.put(name, present.id()));
        return name;
    }

    private static Optional<Present> present(Connection connection, String name) throws SQLException {
        List<Present> rows = Jdbc.query(
                connection,
                row -> new Present(row.getLong(1), row.getString(2)),
                "SELECT oid, coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = ?",
                name);
        return rows.stream().findFirst();
    }

    private String comment(String name) {
        return "COMMENT ON DATABASE " + quoted(name) + " IS '" + marker.text() + "'";
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
