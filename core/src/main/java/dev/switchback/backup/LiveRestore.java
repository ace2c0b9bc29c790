// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Database;
import dev.switchback.engine.DatabaseExchange;
import dev.switchback.forecast.Amounts;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.settings.BackupSettings;
import dev.switchback.settings.Key;
import dev.switchback.settings.SettingsReading;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Restores a backup beside the live database, compares it with what was backed up, and only then puts it in the live one's place.
 * The former one stays under another name.
 */
public final class LiveRestore {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final LiveDatabase live;
    private final DatabaseExchange exchange;
    private final BackupSettings settings;
    private final Manifest manifest;
    private final RestoredCopy copy;
    private final Consumer<String> out;
    private final String name;
    private final String fresh;
    private final String former;

    private LiveRestore(
            LiveDatabase live, DatabaseExchange exchange, Manifest manifest, RestoredCopy copy, Consumer<String> out) {
        this.live = live;
        this.exchange = exchange;
        this.settings = copy.settings();
        this.manifest = manifest;
        this.copy = copy;
        this.out = out;
        this.name = live.database().name();
        String stamp = STAMP.format(Instant.now());
        this.fresh = exchange.nameBeside(name, "_restored_" + stamp);
        this.former = exchange.nameBeside(name, "_former_" + stamp);
    }

    /**
     * Restores the backup that the settings name, or the latest of the database.
     *
     * @param out takes what a person should know, line by line; no password is in it
     * @throws LiveProblem if it is not done; the live database is then as it was
     */
    public static void restore(SettingsReading reading, Consumer<String> out) throws LiveProblem {
        LiveDatabase live = LiveDatabase.find(reading, "that could be restored", "owner");
        BackupSettings settings = reading.goal().backup();
        DatabaseExchange exchange = live.engine()
                .exchange()
                .orElseThrow(() -> new LiveProblem("Nothing was restored: on "
                        + live.server().product()
                        + " Switchback cannot put another database in the live one's place yet."
                        + "\n  docs/backup.md says how to restore by hand, into a database beside it."));
        Backups backups = Backups.in(settings.directory());
        Manifest manifest = MeantBackup.of(live, backups, settings.wanted());
        RestoredCopy copy = new RestoredCopy(
                live.engine(), manifest, backups.directoryOf(manifest).toAbsolutePath(), settings, out);
        copy.requireKey("Nothing was restored: backup " + manifest.id() + " cannot be read");
        MeantBackup.requireConfirmation(reading.goal().confirmed(), live, manifest);
        new LiveRestore(live, exchange, manifest, copy, out).restore();
    }

    private void restore() throws LiveProblem {
        out.accept("Restores backup " + manifest.id() + " (schema version "
                + manifest.schemaVersion().orElse("none") + ") beside " + live.database() + ", as " + fresh + ".");
        Database administrative = exchange.administrative(live.database());
        try (Connection connection = administrative.connect()) {
            requireFitting(connection);
            Tool restorer = copy.restorer();
            try {
                fill(connection, restorer);
            } catch (SQLException | IOException | LiveProblem e) {
                exchange.drop(connection, fresh);
                throw e;
            }
            exchange(administrative);
        } catch (SQLException e) {
            throw LiveProblem.of(live.database(), "Nothing was restored", e, asItWas());
        } catch (IOException e) {
            throw new LiveProblem("Nothing was restored: " + live.database().safe(String.valueOf(e.getMessage()))
                    + "\n  " + asItWas());
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
        Optional<String> obstacle = exchange.obstacle(connection, name);
        if (obstacle.isPresent()) {
            throw new LiveProblem("Nothing was restored: " + obstacle.orElseThrow() + ".\n  " + asItWas());
        }
        for (String left : exchange.leftovers(connection)) {
            out.accept("A restore that was cut off has left the database " + left + "; remove it with: "
                    + exchange.dropStatement(left));
        }
        exchange.remarks(connection, name).forEach(out);
    }

    private void fill(Connection connection, Tool restorer) throws SQLException, IOException, LiveProblem {
        exchange.create(connection, name, fresh, "being restored from backup " + manifest.id());
        Database database = live.database().inDatabase(fresh);
        Duration duration;
        try (Workplace place =
                Workplace.open(settings.directory().toAbsolutePath(), manifest.id() + "-" + UUID.randomUUID())) {
            duration = copy.into(database, restorer, false, true, place);
        }
        Comparison comparison = copy.compare(database, true);
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
        exchange.adopt(connection, name, fresh);
    }

    private void exchange(Database administrative) throws LiveProblem {
        try {
            int ended = exchange.exchange(administrative::connect, name, fresh, former);
            done((ended == 1 ? "1 session" : ended + " sessions") + " on the former one ended.");
        } catch (SQLException e) {
            if (hasHappened(administrative, e)) {
                done("The connection was lost at that moment.");
                return;
            }
            throw LiveProblem.of(
                    live.database(),
                    "Nothing was put in the place of " + name,
                    e,
                    asItWas() + " The restored one is ready beside it, as " + fresh + ". End the sessions on " + name
                            + " and restore again, after: " + exchange.dropStatement(fresh));
        }
    }

    private void done(String more) {
        out.accept(name + " is the restored database from now on. " + more);
        out.accept("The former one is kept as " + former + ", with what was written since " + manifest.created()
                + ". When nobody needs it any more: " + exchange.dropStatement(former));
    }

    /** Who loses the connection while both are renamed does not know whether they were. */
    private boolean hasHappened(Database administrative, SQLException failure) throws LiveProblem {
        try (Connection connection = administrative.connect()) {
            return exchange.exists(connection, former);
        } catch (SQLException e) {
            throw LiveProblem.of(
                    live.database(),
                    "Whether the restored database has taken the place of " + name + " is not known: "
                            + live.database().safe(String.valueOf(failure.getMessage())) + "; then",
                    e,
                    "If there is a database " + former + " on the server, it has; if there is " + fresh
                            + ", it has not, and the live one is as it was.");
        }
    }
}
