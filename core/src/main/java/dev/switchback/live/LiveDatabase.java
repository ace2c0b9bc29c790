// SPDX-License-Identifier: Apache-2.0
package dev.switchback.live;

import dev.switchback.database.Database;
import dev.switchback.engine.Engine;
import dev.switchback.engine.choice.Engines;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The user's own database, reached as the project's Flyway configuration says.
 *
 * @param database with its name, which on MySQL Flyway's settings may choose
 * @param server   the server that it is on
 * @param engine   what knows the server's product
 * @param settings those of the rehearsal on the same product
 */
public record LiveDatabase(Database database, LiveServer server, Engine engine, Settings settings)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String HOW_TO_NAME = "Name it with flyway.url, flyway.user and flyway.password, for example"
            + " -Dflyway.url=jdbc:postgresql://host/shop -Dflyway.user=%s and the environment variable FLYWAY_PASSWORD.";

    /**
     * Connects to the database that {@code flyway.url} names, and finds out what it is.
     *
     * @param purpose   what is wanted with it, as the end of a sentence: {@code whose statistics could be read}
     * @param user      an account for the example in the message when none is named
     * @throws LiveProblem if there is none, it cannot be reached, or it is another product than the rehearsal's
     */
    public static LiveDatabase find(SettingsReading reading, String purpose, String user) throws LiveProblem {
        Database named = reading.live()
                .map(database -> database.lookedAfter(reading.goal().silence()))
                .orElseThrow(() -> new LiveProblem(
                        "No database is named " + purpose + ".\n  " + String.format(HOW_TO_NAME, user)));
        boolean found = false;
        try (Connection connection = named.connect(PATIENCE)) {
            LiveServer server = LiveServer.of(connection);
            Settings settings = fitting(reading, named, server);
            Engine engine = Engines.of(server.product()).orElseThrow();
            LiveDatabase live = new LiveDatabase(chosen(named, connection, engine, settings), server, engine, settings);
            found = true;
            return live;
        } catch (SQLException e) {
            throw unreachable(named, e);
        } finally {
            if (!found) {
                named.lifeline().end();
            }
        }
    }

    /** Looks after its connections no more; who still has one closes it. */
    @Override
    public void close() {
        database.lifeline().end();
    }

    /** What is wrong is the account, the name, or the way there: each is looked for elsewhere. */
    private static LiveProblem unreachable(Database named, SQLException e) {
        return LiveProblem.of(
                named,
                "The database " + named + " cannot be reached",
                e,
                remedy(String.valueOf(e.getSQLState())) + " Nothing has been changed.");
    }

    private static String remedy(String state) {
        if (state.startsWith("28")) {
            return "The server is there and refuses the account. Look at flyway.user and flyway.password (the environment variable"
                    + " FLYWAY_PASSWORD, or the server of settings.xml that flyway.serverId names), and whether it lets that"
                    + " account in from this machine.";
        }
        return Set.of("3D000", "42000").contains(state)
                ? "The server is there, and has no such database for this account. Look at the name at the end of flyway.url."
                : "Look at flyway.url, flyway.user and flyway.password, and whether the server runs and lets this machine in.";
    }

    /** Opens a session, within a limit of time. */
    public Connection connect() throws SQLException {
        return database.connect(PATIENCE);
    }

    private static Settings fitting(SettingsReading reading, Database named, LiveServer server) throws LiveProblem {
        Optional<Settings> fitting = reading.all().stream()
                .filter(settings -> settings.database().product().equals(server.product()))
                .findFirst();
        return fitting.orElseThrow(() -> new LiveProblem(named + " is a server of " + server.product() + " ("
                + server.words() + "), and the rehearsal is on " + asked(reading)
                + ".\n  Name the right database with flyway.url, or ask for what it is with switchback.database."));
    }

    private static String asked(SettingsReading reading) {
        return reading.all().stream()
                .map(settings -> settings.database().toString())
                .collect(Collectors.joining(", "));
    }

    /** Where a schema is a database, Flyway works in the one that its settings name, whatever the URL does. */
    private static Database chosen(Database named, Connection connection, Engine engine, Settings settings)
            throws SQLException, LiveProblem {
        String current = connection.getCatalog() == null ? "" : connection.getCatalog();
        if (engine.dialect().hasSchemasInside()) {
            return named.called(current);
        }
        String wanted = FlywaySettings.schema(settings.flyway()).orElse(current);
        if (wanted.isEmpty()) {
            throw new LiveProblem(
                    "flyway.url names a server and no database on it.\n  Put the database's name behind the"
                            + " host, or into flyway.defaultSchema.");
        }
        return wanted.equals(current) ? named.called(current) : named.inDatabase(wanted);
    }
}
