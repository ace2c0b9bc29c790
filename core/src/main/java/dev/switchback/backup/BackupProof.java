// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.Verification;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.engine.Engine;
import dev.switchback.engine.choice.Engines;
import dev.switchback.evidence.Durable;
import dev.switchback.forecast.Amounts;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.Server;
import dev.switchback.server.choice.ServerChoice;
import dev.switchback.server.choice.ServerWishes;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.BackupSettings;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Proves a backup: restores it into a throwaway database, and compares what came out with what went in. */
public final class BackupProof {

    private final SettingsReading reading;
    private final BinariesSource binaries;
    private final Consumer<String> out;
    private final BackupSettings settings;
    private final Manifest manifest;
    private final Path backup;
    private final Engine engine;
    private final RestoredCopy copy;

    private BackupProof(
            SettingsReading reading, BinariesSource binaries, Consumer<String> out, Backups backups, Manifest manifest)
            throws LiveProblem {
        this.reading = reading;
        this.binaries = binaries;
        this.out = out;
        this.settings = reading.goal().backup();
        this.manifest = manifest;
        this.backup = backups.directoryOf(manifest).toAbsolutePath();
        this.engine = Engines.of(manifest.database().product())
                .orElseThrow(() -> new LiveProblem("Backup " + manifest.id() + " is of "
                        + manifest.database().product() + ", which this Switchback does not know."));
        this.copy = new RestoredCopy(engine, manifest, backup, settings, out);
    }

    /** What came out of a restore. */
    private record Restored(Comparison comparison, Duration duration, String server) {}

    /**
     * Proves the backup that the settings name, or the latest, and notes in its manifest what came of it.
     *
     * @param binaries who may fetch a server's programs
     * @param out      takes what a person should know, line by line
     * @return the manifest with the new note
     * @throws LiveProblem if it is not proved; the message says why
     */
    public static Manifest verify(SettingsReading reading, BinariesSource binaries, Consumer<String> out)
            throws LiveProblem {
        Backups backups = Backups.in(reading.goal().backup().directory());
        Manifest manifest = backups.find(reading.goal().backup().wanted());
        return new BackupProof(reading, binaries, out, backups, manifest).verify();
    }

    private Manifest verify() throws LiveProblem {
        out.accept("Verifies backup " + manifest.id() + " of "
                + manifest.database().name() + " (" + Amounts.bytes(manifest.bytes()) + ").");
        copy.requireKey("Backup " + manifest.id() + " was not verified");
        try {
            requireFiles();
            Restored restored = restore();
            Comparison comparison = restored.comparison();
            if (!comparison.isEqual()) {
                throw failed(
                        restored.server(),
                        restored.duration(),
                        "what was restored is not what was backed up: " + comparison.words());
            }
            manifest.remarks().forEach(out);
            Manifest noted = note(restored.server(), restored.duration(), true, comparison.checked());
            out.accept("Backup " + manifest.id() + " can be restored: it took "
                    + Amounts.seconds(restored.duration().toMillis() / 1e3) + ". Compared were " + comparison.checked()
                    + (comparison.hasRights() ? "." : "; owners and privileges were not."));
            return noted;
        } catch (SQLException e) {
            throw new LiveProblem(
                    "Backup " + manifest.id() + " was not verified: the throwaway database failed: " + e.getMessage()
                            + "\n  The backup is as it was.",
                    e);
        } catch (IOException e) {
            throw new LiveProblem("Backup " + manifest.id() + " was not verified: " + e.getMessage()
                    + "\n  The backup is as it was.");
        }
    }

    private void requireFiles() throws IOException, LiveProblem {
        List<String> damages = copy.damages();
        if (!damages.isEmpty()) {
            throw failed("none", Duration.ZERO, "its files are not as they were made: " + String.join("; ", damages));
        }
    }

    private LiveProblem failed(String server, Duration duration, String what) throws IOException {
        note(server, duration, false, what);
        return new LiveProblem("Backup " + manifest.id() + " cannot be relied on: " + what + "."
                + "\n  Make a new one: mvn switchback:backup");
    }

    private Manifest note(String server, Duration duration, boolean passed, String what) throws IOException {
        Manifest noted = manifest.with(
                new Verification(Instant.now().truncatedTo(ChronoUnit.MILLIS), duration, server, passed, what));
        Durable.writePrivate(backup.resolve(Manifest.FILE), ManifestJson.write(noted));
        return noted;
    }

    private Restored restore() throws IOException, SQLException, LiveProblem {
        Tool restorer = copy.restorer();
        try (Workplace place =
                        Workplace.open(settings.directory().toAbsolutePath(), manifest.id() + "-" + UUID.randomUUID());
                Server server = server()) {
            out.accept("Restores with " + restorer + " on " + server.description() + ".");
            requireSpace(server);
            Database database = server.create("backup");
            Duration duration = restore(restorer, server, database, place);
            return new Restored(
                    copy.compare(database, ServerChoice.isOwn(server), Set.of()), duration, server.version());
        }
    }

    private Duration restore(Tool restorer, Server server, Database database, Workplace place)
            throws IOException, SQLException, LiveProblem {
        try {
            return copy.into(database, restorer, ServerChoice.isOwn(server), ServerChoice.isOwn(server), place);
        } catch (IOException e) {
            throw failed(server.version(), Duration.ZERO, "the restore failed: " + e.getMessage());
        }
    }

    private Server server() throws IOException {
        DatabaseRequest version = version();
        Settings fitting = reading.all().stream()
                .filter(each -> each.database().product().equals(version.product()))
                .findFirst()
                .orElse(reading.settings())
                .withDatabase(version);
        return ServerChoice.start(ServerWishes.of(fitting, binaries));
    }

    /** A dump is to be taken back by a server of the version that it is of; smaller numbers do not matter. */
    private DatabaseRequest version() {
        String version = manifest.database().version();
        return new DatabaseRequest(
                manifest.database().product(),
                engine.dialect().hasSchemasInside()
                        ? version.replaceFirst("\\D.*", "")
                        : version.replaceFirst("^(\\d+\\.\\d+).*", "$1"));
    }

    private void requireSpace(Server server) throws IOException {
        OptionalLong free = server.freeBytes();
        long needed = manifest.database().rowBytes();
        if (free.isPresent() && free.getAsLong() < needed) {
            throw new IOException("the throwaway server has " + Amounts.bytes(free.getAsLong())
                    + " free, and the rows alone take " + Amounts.bytes(needed)
                    + "; name a directory on a larger disk with switchback.work");
        }
    }
}
