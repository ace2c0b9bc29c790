// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.DatabaseExchange;
import dev.switchback.engine.DatabaseExchange.Names;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.ReleaseLock;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.settings.BackupSettings;
import dev.switchback.settings.SettingsReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Restores a backup beside the live database, compares it with what was backed up, and only then puts it in the live one's place.
 * The former one stays under another name.
 */
public final class LiveRestore {

    private static final String NOTHING = "Nothing was restored";

    private LiveRestore() {}

    /**
     * Requires that the account may put another database in the live one's place.
     *
     * @param problem what is not done otherwise, as the beginning of a sentence
     */
    public static void requirePossible(LiveDatabase live, String problem) throws LiveProblem {
        DatabaseExchange exchange = live.engine().exchange();
        Optional<String> obstacle;
        try (Connection connection = exchange.administrative(live.database()).connect()) {
            Names names = FreeNames.beside(live, connection);
            obstacle = exchange.obstacle(connection, names);
        } catch (SQLException e) {
            throw LiveProblem.of(live.database(), problem, e, "The account must be able to restore.");
        }
        if (obstacle.isPresent()) {
            throw new LiveProblem(problem + ": " + obstacle.orElseThrow() + ".");
        }
    }

    /**
     * Restores the backup that the settings name, or the latest of the database, and keeps releases and other restores away meanwhile.
     *
     * @param out takes what a person should know, line by line; no password is in it
     * @throws LiveProblem if it is not done; the message tells what state the live database is in
     */
    public static void restore(SettingsReading reading, Consumer<String> out) throws LiveProblem {
        try (LiveDatabase live = LiveDatabase.find(reading, "that could be restored", "owner")) {
            restore(live, prepared(live, reading, out));
        }
    }

    private static void restore(LiveDatabase live, DatabaseReplacement replacement) throws LiveProblem {
        try (ReleaseLock lock = ReleaseLock.take(flyway(live), live.database())) {
            replacement.run(lock::close);
        } catch (HistoryProblem e) {
            throw new LiveProblem(NOTHING + ": " + live.database().safe(String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw LiveProblem.of(live.database(), NOTHING, e, "Look at the server, then try again.");
        }
    }

    /**
     * Restores as {@link #restore} does, for a release that keeps others away itself.
     *
     * @return where the former database is kept, a sentence or two
     */
    public static String restoreWithinRelease(SettingsReading reading, Consumer<String> out) throws LiveProblem {
        try (LiveDatabase live = LiveDatabase.find(reading, "that could be restored", "owner")) {
            return prepared(live, reading, out).run(() -> {});
        }
    }

    private static DatabaseReplacement prepared(LiveDatabase live, SettingsReading reading, Consumer<String> out)
            throws LiveProblem {
        live.database().lifeline().askIn(live.engine().exchange().administrative(live.database()));
        BackupSettings settings = reading.goal().backup();
        Backups backups = Backups.in(settings.directory());
        if (settings.wanted().isEmpty()) {
            // One of these may be the latest of all.
            backups.unreadable().forEach(out);
        }
        Manifest manifest = MeantBackup.of(live, backups, settings.wanted());
        RestoredCopy copy = new RestoredCopy(
                live.engine(), manifest, backups.directoryOf(manifest).toAbsolutePath(), settings, out);
        copy.requireKey(NOTHING + ": backup " + manifest.id() + " cannot be read");
        tellUnfinished(live, out);
        RoomBeside room = room(live, manifest);
        MeantBackup.requireConfirmation(reading.goal().confirmed(), live, manifest, room);
        return new DatabaseReplacement(live, manifest, copy, room, out);
    }

    private static RoomBeside room(LiveDatabase live, Manifest manifest) throws LiveProblem {
        try {
            return RoomBeside.of(live, manifest);
        } catch (SQLException e) {
            throw LiveProblem.of(live.database(), NOTHING, e, "Look at the server, then try again.");
        }
    }

    private static void tellUnfinished(LiveDatabase live, Consumer<String> out) throws LiveProblem {
        try (Connection connection = live.connect()) {
            live.engine()
                    .exchange()
                    .unfinished(connection, live.database().name())
                    .ifPresent(names -> out.accept("A restore of " + names.live() + " has not come to its end ("
                            + names.fresh() + ", " + names.former()
                            + "): with switchback.confirm it is taken back or finished first."));
        } catch (SQLException e) {
            throw LiveProblem.of(live.database(), NOTHING, e, "Look at the server, then try again.");
        }
    }

    static FlywaySettings flyway(LiveDatabase live) {
        return new FlywaySettings(
                live.settings().flyway(),
                LiveRestore.class.getClassLoader(),
                live.settings().baseDirectory(),
                Optional.empty(),
                live.engine().dialect());
    }
}
