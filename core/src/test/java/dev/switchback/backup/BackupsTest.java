// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static dev.switchback.backup.Manifests.NOW;
import static dev.switchback.backup.Manifests.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.encryption.Recipients;
import dev.switchback.live.LiveProblem;
import dev.switchback.settings.BackupSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

    @TempDir
    Path directory;

    private Path put(Manifest manifest) throws Exception {
        Path backup = Files.createDirectory(directory.resolve(manifest.id()));
        Files.writeString(backup.resolve("manifest.json"), ManifestJson.write(manifest));
        return backup;
    }

    private List<String> prune(int keep) throws LiveProblem {
        List<String> said = new ArrayList<>();
        BackupPruning.prune(
                new BackupSettings(
                        directory,
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        keep,
                        Duration.ofDays(30),
                        Recipients.NOBODY,
                        Optional.empty()),
                said::add,
                NOW);
        return said;
    }

    @Test
    void aManifestIsReadAsItWasWritten() {
        Manifest manifest = verified(verified(Manifests.of("shop", 3), false), true);

        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void theNewestComesFirst() throws Exception {
        Manifest old = Manifests.of("shop", 9);
        Manifest young = Manifests.of("blog", 2);
        put(old);
        put(young);

        Backups backups = Backups.in(directory);

        assertThat(backups.manifests()).containsExactly(young, old);
        assertThat(backups.newestOf("shop")).contains(old);
        assertThat(backups.find(Optional.empty())).isEqualTo(young);
        assertThat(backups.find(Optional.of(old.id()))).isEqualTo(old);
        assertThat(backups.unreadable()).isEmpty();
    }

    @Test
    void whereThereIsNoDirectoryThereIsNoBackup() {
        Backups backups = Backups.in(directory.resolve("none"));

        assertThat(backups.manifests()).isEmpty();
        assertThat(BackupList.lines(backups, NOW))
                .containsExactly(
                        "There is no backup in " + directory.resolve("none") + ". mvn switchback:backup makes one.");
    }

    @Test
    void whatCannotBeReadIsToldAndStays() throws Exception {
        Manifest manifest = Manifests.of("shop", 90);
        Path cut = put(manifest).resolve("manifest.json");
        Files.writeString(cut, Files.readString(cut).substring(0, 200));
        Path other = put(Manifests.of("blog", 80)).resolve("manifest.json");
        Files.writeString(other, ManifestJson.write(Manifests.of("wiki", 70)));
        Path newer = put(Manifests.of("news", 60)).resolve("manifest.json");
        Files.writeString(newer, "{\"format\": 3}");

        Backups backups = Backups.in(directory);

        assertThat(backups.manifests()).isEmpty();
        assertThat(backups.unreadable())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith(cut + " is no manifest that can be used: it is not JSON, or cut off"),
                        line -> assertThat(line).startsWith(other + " is the manifest of another backup"),
                        line -> assertThat(line).contains("it has format 3, and this Switchback reads format 2"));
        assertThat(String.join("\n", prune(1))).contains("It stays; remove it by hand");
        assertThat(cut).exists();
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> backups.find(Optional.of(manifest.id())))
                .withMessageContaining("There is no backup " + manifest.id() + " that can be used")
                .withMessageContaining(cut.toString());
    }

    @Test
    void aBackupThatIsNotThereIsToldWithWhereItWasLookedFor() throws Exception {
        Manifest manifest = Manifests.of("shop", 90);
        put(manifest);
        Path none = directory.resolve("none");

        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> Backups.in(directory).find(Optional.of("latets")))
                .withMessageContaining("There is no backup latets that can be used in " + directory + ".")
                .withMessageContaining(manifest.id() + "\n  Name one with -Dswitchback.backup=<id>.");
        assertThatExceptionOfType(LiveProblem.class)
                .isThrownBy(() -> Backups.in(none).find(Optional.empty()))
                .withMessageContaining(none + ", which does not exist.")
                .withMessageContaining("switchback.backup.directory");
    }

    @Test
    void aManifestOfAnotherFormatIsToldWithWhoCanReadIt() throws Exception {
        Files.writeString(put(Manifests.of("shop", 90)).resolve("manifest.json"), "{\"format\": 1}");
        Files.writeString(put(Manifests.of("news", 60)).resolve("manifest.json"), "{\"format\": 3}");

        assertThat(Backups.in(directory).unreadable())
                .anySatisfy(line -> assertThat(line).contains("format 1", "an older Switchback has made it"))
                .anySatisfy(
                        line -> assertThat(line).contains("format 3", "a newer Switchback has made it, use that one"));
    }

    @Test
    void aListTellsWhatCountsWhenOneIsNeeded() throws Exception {
        put(verified(Manifests.of("shop", 2), true));
        put(Manifests.of("shop", 3));
        put(verified(Manifests.of("shop", 4), false));

        List<String> lines = BackupList.lines(Backups.in(directory), NOW);

        assertThat(lines.get(2))
                .contains("shop on db:5432", "4.2", "2 days", "1.2 MB", "2 days ago; the restore took 12 seconds");
        assertThat(lines.get(3)).endsWith(" no");
        assertThat(lines.get(4)).contains("FAILED 4 days ago: public.orders has 6 rows, and had 7");
    }

    @Test
    void pruningSaysWhatItDoesAndDoesIt() throws Exception {
        Path kept = put(Manifests.of("shop", 50));
        Path old = put(Manifests.of("shop", 51));

        List<String> said = prune(1);

        assertThat(kept).exists();
        assertThat(old).doesNotExist();
        assertThat(said)
                .containsExactly(
                        "Keeps " + kept.getFileName() + " (1.2 MB): the newest of shop.",
                        "Deletes " + old.getFileName() + " (1.2 MB): older than 30 days, and 1 newer ones of shop.");
        assertThat(Backups.in(directory).leftovers()).isEmpty();
    }

    @Test
    void whatACutOffBackupLeftIsToldAndRemoved() throws Exception {
        Path left = Files.createDirectory(directory.resolve(".unfinished-20261101T000000Z-shop-000001"));
        Files.writeString(left.resolve("dump.pgdump"), "PGDMP");
        Files.createFile(left.resolve(".lock"));

        assertThat(BackupList.lines(Backups.in(directory), NOW))
                .contains(left + " is left of a backup that was cut off; mvn switchback:prune removes it.");
        assertThat(prune(1)).containsExactly("Removes " + left + ", which a backup that was cut off has left.");
        assertThat(left).doesNotExist();
    }

    @Test
    void whatIsBeingMadeIsNotTakenForALeftover() throws Exception {
        try (Workplace place = Workplace.open(directory, "20261101T000000Z-shop-000001")) {
            assertThat(Backups.in(directory).leftovers()).isEmpty();
            assertThat(BackupLook.leftoversSeenByAnotherJvm(directory)).isEqualTo(0);
            prune(1);
            assertThat(place.directory()).exists();
        }
        assertThat(directory).isDirectoryNotContaining("glob:**unfinished**");
    }
}
