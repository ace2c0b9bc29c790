// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Database;
import dev.switchback.engine.DatabaseExchange;
import dev.switchback.engine.DatabaseExchange.Names;
import dev.switchback.engine.DatabaseExchange.Standing;
import dev.switchback.forecast.Amounts;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.settings.Key;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** Puts what a backup holds in the place of the live database, or leaves that as it was. */
final class DatabaseReplacement {

    private final LiveDatabase live;
    private final DatabaseExchange exchange;
    private final Manifest manifest;
    private final RestoredCopy copy;
    private final RoomBeside room;
    private final Consumer<String> out;
    private final String name;
    /** Chosen when nothing of an earlier restore is in the way. */
    private Names names;
    /** Events that were put to sleep on their way in. */
    private final Set<String> asleep = new TreeSet<>();

    DatabaseReplacement(
            LiveDatabase live, Manifest manifest, RestoredCopy copy, RoomBeside room, Consumer<String> out) {
        this.live = live;
        this.exchange = live.engine().exchange();
        this.manifest = manifest;
        this.copy = copy;
        this.room = room;
        this.out = out;
        this.name = live.database().name();
    }

    /**
     * Does it.
     *
     * @param beforeSessionsEnd is called before the server ends all sessions on the live database, if it does
     * @return where the former database is kept, a sentence or two
     * @throws LiveProblem if it is not done; the message tells what state the live database is in
     */
    String run(Runnable beforeSessionsEnd) throws LiveProblem {
        Database administrative = exchange.administrative(live.database());
        try (Connection connection = administrative.connect()) {
            Optional<String> finished = finished(administrative, connection);
            if (finished.isPresent()) {
                return finished.orElseThrow();
            }
            names = FreeNames.beside(live, connection);
            out.accept("Restores backup " + manifest.id() + " (schema version "
                    + manifest.schemaVersion().orElse("none") + ") beside " + live.database() + ", as " + names.fresh()
                    + ".");
            requireFitting(connection);
            Tool restorer = copy.restorer();
            exchange.create(connection, names, "being restored from backup " + manifest.id());
            try {
                requireRoom();
                fill(connection, restorer);
                RestoredDeployments.close(live, names.fresh(), manifest.id());
            } catch (SQLException | IOException | LiveProblem e) {
                removeCopy(connection);
                throw e;
            }
            if (exchange.endsSessions()) {
                beforeSessionsEnd.run();
            }
            return exchange(administrative);
        } catch (SQLException e) {
            throw LiveProblem.of(live.database(), "Nothing was restored", e, asItWas());
        } catch (IOException e) {
            throw new LiveProblem("Nothing was restored: " + live.database().safe(String.valueOf(e.getMessage()))
                    + live.database().silence() + "\n  " + asItWas());
        }
    }

    /** One that was cut off comes first: it is taken back, or brought to its end, and then nothing else is done. */
    private Optional<String> finished(Database administrative, Connection connection) throws SQLException {
        Optional<Names> before = exchange.unfinished(connection, name);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Names cutOff = before.orElseThrow();
        if (exchange.standing(connection, cutOff) == Standing.BEFORE) {
            out.accept("A restore was cut off before anything was exchanged; what it had prepared is taken back. "
                    + exchange.takeBack(administrative::connect, cutOff));
            return Optional.empty();
        }
        exchange.finish(administrative::connect, cutOff).forEach(out);
        String kept = "The former tables are in " + cutOff.former() + ". When nobody needs them any more: "
                + exchange.dropStatement(cutOff.former());
        out.accept("A restore was cut off when " + name + " held the restored tables already; it is finished now. "
                + kept);
        out.accept("Nothing else was done. To restore once more, give the command again.");
        return Optional.of(kept);
    }

    /** Why it is not wanted any more is what a person has to know first. */
    private void removeCopy(Connection connection) {
        try {
            exchange.drop(connection, names.fresh());
        } catch (SQLException e) {
            out.accept("What was restored so far could not be removed: "
                    + live.database().safe(String.valueOf(e.getMessage())) + ". When the server is there again: "
                    + exchange.dropStatement(names.fresh()));
        }
    }

    private String asItWas() {
        return "The live database " + name + " is as it was.";
    }

    private void requireFitting(Connection connection) throws SQLException, IOException, LiveProblem {
        List<String> damages = copy.damages();
        if (!damages.isEmpty()) {
            throw new LiveProblem("Nothing was restored: the files of the backup are not as they were made: "
                    + String.join("; ", damages) + ".\n  " + asItWas() + " Name another backup with " + Key.BACKUP.key()
                    + ".");
        }
        Optional<String> obstacle = exchange.obstacle(connection, names);
        if (obstacle.isPresent()) {
            throw new LiveProblem("Nothing was restored: " + obstacle.orElseThrow() + ".\n  " + asItWas());
        }
        for (String left : exchange.leftovers(connection, name)) {
            out.accept("A restore that was cut off has left the database " + left + "; remove it with: "
                    + exchange.dropStatement(left));
        }
        exchange.remarks(connection, name).forEach(out);
    }

    /** The server says where an empty database is as soon as it is there; that tells whose disk it is. */
    private void requireRoom() throws SQLException, LiveProblem {
        OptionalLong free;
        try (Connection fresh = live.database().inDatabase(names.fresh()).connect()) {
            free = RoomBeside.free(exchange, fresh);
        }
        if (free.isPresent() && !room.fits(free.getAsLong())) {
            throw new LiveProblem("Nothing was restored: the server's disk has " + Amounts.bytes(free.getAsLong())
                    + " free. " + room.words() + ".\n  " + asItWas()
                    + " Make room on the server's disk, then give the same command again; databases that earlier restores have kept ("
                    + names.former().replaceFirst("\\d+$", "…") + ") may go.");
        }
        out.accept(room.words() + "; "
                + (free.isPresent()
                        ? Amounts.bytes(free.getAsLong()) + " are free there."
                        : "what is free there cannot be seen from here."));
    }

    private void fill(Connection connection, Tool restorer) throws SQLException, IOException, LiveProblem {
        Database database = live.database().inDatabase(names.fresh());
        Duration duration;
        try (Workplace place =
                Workplace.open(copy.settings().directory().toAbsolutePath(), manifest.id() + "-" + UUID.randomUUID())) {
            duration = copy.beside(database, restorer, place, asleep);
        }
        Comparison comparison = copy.compare(database, true, asleep);
        if (!comparison.isEqual()) {
            throw new LiveProblem("Nothing was restored: what came out of backup " + manifest.id()
                    + " is not what went in: " + comparison.words() + ".\n  " + asItWas());
        }
        out.accept("Restored in " + Amounts.seconds(duration.toMillis() / 1e3) + ", and compared: "
                + comparison.checked() + ".");
        manifest.remarks().forEach(out);
        try (Connection filled = database.connect()) {
            exchange.analyze(filled);
        }
        exchange.adopt(connection, names);
    }

    private String exchange(Database administrative) throws LiveProblem {
        try {
            return done(String.join(" ", exchange.exchange(administrative::connect, names, asleep)));
        } catch (SQLException e) {
            return switch (standing(administrative, e)) {
                case DONE -> done("The connection was lost at that moment.");
                case UNFINISHED -> throw unfinished(e);
                case BEFORE -> throw failed(administrative, e);
            };
        }
    }

    private LiveProblem unfinished(SQLException e) {
        return LiveProblem.of(
                live.database(),
                name + " holds what was restored, and something around it could not be done",
                e,
                kept() + "\n  To finish it: mvn switchback:restore -D" + Key.CONFIRM.key() + "=" + name);
    }

    private LiveProblem failed(Database administrative, SQLException e) {
        String state;
        try {
            state = asItWas() + " " + exchange.takeBack(administrative::connect, names);
        } catch (SQLException again) {
            state = "What was prepared for it could not be taken back: "
                    + live.database().safe(String.valueOf(again.getMessage()))
                    + "\n  Its tables are as they were. To take it back: mvn switchback:restore -D" + Key.CONFIRM.key()
                    + "=" + name;
        }
        return LiveProblem.of(live.database(), "Nothing was put in the place of " + name, e, state);
    }

    private String done(String more) {
        out.accept(name + " is the restored database from now on. " + more);
        out.accept(kept());
        return kept();
    }

    private String kept() {
        return "The former one is kept as " + names.former() + ", with what was written since " + manifest.created()
                + ". When nobody needs it any more: " + exchange.dropStatement(names.former());
    }

    /** Who loses the connection while they are exchanged does not know whether they were. */
    private Standing standing(Database administrative, SQLException failure) throws LiveProblem {
        try (Connection connection = administrative.connect()) {
            return exchange.standing(connection, names);
        } catch (SQLException e) {
            throw LiveProblem.of(
                    live.database(),
                    "Whether the restored database has taken the place of " + name + " is not known: "
                            + live.database().safe(String.valueOf(failure.getMessage())) + "; then",
                    e,
                    "mvn switchback:restore -D" + Key.CONFIRM.key() + "=" + name
                            + " finds out: if there is a database " + names.former()
                            + " with tables in it, it has; otherwise the live one is as it was.");
        }
    }
}
