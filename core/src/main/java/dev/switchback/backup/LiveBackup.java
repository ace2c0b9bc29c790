// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.Making;
import dev.switchback.backup.Manifest.SchemaMark;
import dev.switchback.backup.Manifest.Source;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.ToolAccess;
import dev.switchback.flyway.NewestVersion;
import dev.switchback.forecast.Amounts;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.Version;
import dev.switchback.schema.Snapshot;
import dev.switchback.server.embedded.FileTree;
import dev.switchback.settings.BackupSettings;
import dev.switchback.settings.Key;
import dev.switchback.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Backs the live database up: one dump with a manifest that says what is in it. */
public final class LiveBackup {

    private final LiveDatabase live;
    private final BackupSettings settings;
    private final Path directory;
    private final Consumer<String> out;
    private final DumpTools tools;
    private final Sealing sealing;

    private LiveBackup(LiveDatabase live, BackupSettings settings, Sealing sealing, Consumer<String> out) {
        this.live = live;
        this.settings = settings;
        this.directory = settings.directory().toAbsolutePath();
        this.sealing = sealing;
        this.out = out;
        this.tools = live.engine().dumpTools();
    }

    /** What was found out before anything is written. */
    private record Prepared(
            ToolAccess access, Tool tool, List<String> remarks, List<String> roles, long rowBytes, long diskBytes) {}

    /**
     * Makes a backup of the database that {@code flyway.url} names.
     *
     * @param out takes what a person should know, line by line; no password is in it
     * @throws LiveProblem if there is none now; nothing is left of a half one
     */
    public static Manifest take(SettingsReading reading, Consumer<String> out) throws LiveProblem {
        Sealing sealing = Sealing.of(reading.goal().backup());
        try (LiveDatabase live = LiveDatabase.find(reading, "that could be backed up", "backup")) {
            return new LiveBackup(live, reading.goal().backup(), sealing, out).take();
        }
    }

    private Manifest take() throws LiveProblem {
        try {
            Prepared prepared = prepare();
            Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            String id = BackupId.of(begun, live.database().name(), new SecureRandom().nextLong());
            try (Workplace place = Workplace.open(directory, id)) {
                requireSpace(prepared.rowBytes());
                Manifest manifest = make(prepared, place, id, begun);
                FileTree.writePrivate(place.directory().resolve(Manifest.FILE), ManifestJson.write(manifest));
                place.publish(directory.resolve(id));
                tell(manifest);
                return manifest;
            }
        } catch (SQLException e) {
            throw LiveProblem.of(
                    live.database(),
                    "Nothing was backed up: " + live.database() + " cannot be read",
                    e,
                    "docs/backup.md says what the account needs.");
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private LiveProblem failed(IOException e) {
        return new LiveProblem("Nothing was backed up: " + live.database().safe(String.valueOf(e.getMessage()))
                + live.database().silence() + "\n  The database is as it was, and nothing is left in " + directory
                + " of this attempt.");
    }

    private Prepared prepare() throws SQLException, LiveProblem {
        out.accept("Backs up " + live.database() + ", " + live.server().words() + ".");
        try (Connection connection = live.connect()) {
            ToolAccess access = tools.access(live.database(), connection);
            Tool tool = new ToolSearch(tools, settings.tools(), String.valueOf(System.getenv("PATH")))
                    .find(live.server().product(), live.server().version());
            out.accept("Dumps with " + tool + "." + encrypted());
            return new Prepared(
                    access,
                    tool,
                    tools.losses(connection),
                    tools.roles(connection),
                    tools.rowBytes(connection),
                    tools.diskBytes(connection));
        } catch (IllegalArgumentException e) {
            throw new LiveProblem("Nothing was backed up: the programs that dump cannot be told where the database is: "
                    + e.getMessage());
        }
    }

    private void requireSpace(long rowBytes) throws IOException, LiveProblem {
        Space space = new Space(rowBytes, Files.getFileStore(directory).getUsableSpace());
        if (space.refusal().isPresent()) {
            throw new LiveProblem("Nothing was backed up: the disk of " + directory + " "
                    + space.refusal().orElseThrow()
                    + ".\n  Free some (mvn switchback:prune removes old backups), or name a"
                    + " directory on another disk with switchback.backup.directory.");
        }
        space.warning().ifPresent(warning -> out.accept("The disk of " + directory + " " + warning + "."));
    }

    private Manifest make(Prepared prepared, Workplace place, String id, Instant begun)
            throws SQLException, IOException, LiveProblem {
        Snapshot before = schema();
        Sequences begin = sequences();
        int jobs = sealing.jobs(settings.jobs());
        Dumping.Result dump =
                new Dumping(live, tools, prepared.tool(), jobs, sealing, out).dump(prepared.access(), place);
        Sequences end = sequences();
        Snapshot after = schema();
        if (!before.isSameAs(after)) {
            throw new LiveProblem("Nothing was backed up: somebody has changed the schema of " + live.database()
                    + " meanwhile.\n  Back up again when no migration runs.");
        }
        SchemaList list = SchemaList.of(before);
        List<Manifest.FileMark> files = new ArrayList<>(dump.files());
        files.add(sealing.write(place.directory(), SchemaList.FILE, list.text()));
        if (tools.holdsRights()) {
            files.add(sealing.write(
                    place.directory(),
                    SchemaList.RIGHTS,
                    SchemaList.rightsOf(before).text()));
        }
        if (sealing.isWanted()) {
            files.add(sealing.write(place.directory(), BackupContent.ROWS, ManifestJson.writeRows(dump.sums())));
        }
        List<String> remarks = new ArrayList<>(prepared.remarks());
        remarks.addAll(dump.remarks());
        List<SequenceSpan> spans = begin.until(end, remarks);
        remarks.forEach(out);
        return new Manifest(
                id,
                begun,
                new Source(
                        live.database().name(),
                        prepared.access().address(),
                        live.server().product(),
                        live.server().version(),
                        prepared.rowBytes(),
                        prepared.diskBytes()),
                schemaVersion(),
                new SchemaMark(before.fingerprint().hex(), list.fingerprint()),
                sealing.told(dump.sums()),
                spans,
                remarks,
                prepared.roles(),
                new Making(
                        prepared.tool().toString(),
                        sealing.form(tools.form(jobs)).name(),
                        jobs,
                        Duration.ofMillis(Duration.between(begun, Instant.now()).toMillis()),
                        sealing.keys()),
                files,
                List.of());
    }

    private String encrypted() {
        if (!sealing.isWanted()) {
            return "";
        }
        return " It is encrypted for " + String.join(", ", sealing.keys())
                + (tools.form(settings.jobs()).isDirectory()
                        ? ", as one stream by one process, whatever " + Key.BACKUP_JOBS.key() + " says: more than one"
                                + " would write plain files."
                        : ".");
    }

    /** The dump may be good without. */
    private Sequences sequences() {
        try (Connection connection = live.connect()) {
            return Sequences.read(live.engine(), connection);
        } catch (SQLException e) {
            return Sequences.unread(live.database().safe(String.valueOf(e.getMessage())));
        }
    }

    private Snapshot schema() throws SQLException {
        try (Connection connection = live.connect()) {
            return live.engine().schemaReader(connection).readOnce();
        }
    }

    private Optional<String> schemaVersion() throws SQLException {
        return NewestVersion.of(LiveRestore.flyway(live), live.database()).map(Version::toString);
    }

    private void tell(Manifest manifest) {
        Path backup = directory.resolve(manifest.id());
        long rows = manifest.rows().stream().mapToLong(sum -> sum.rows()).sum();
        out.accept("Backup " + manifest.id() + ": " + Amounts.bytes(manifest.bytes()) + " in "
                + Amounts.seconds(manifest.making().duration().toMillis() / 1e3) + ", "
                + Amounts.rows(rows) + " rows in " + Comparison.tables(manifest.rows())
                + " counted and summed up, schema version "
                + manifest.schemaVersion().orElse("none") + ", in " + backup + ".");
        out.accept("Prove that it can be restored: mvn switchback:verify-backup -Dswitchback.backup=" + manifest.id());
    }
}
