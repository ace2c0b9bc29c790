// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.forecast.Amounts;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.embedded.FileTree;
import dev.switchback.settings.BackupSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.function.Consumer;

/** Removes old backups, and what backups that were cut off have left. */
public final class BackupPruning {

    private final Backups backups;
    private final Consumer<String> out;

    private BackupPruning(Backups backups, Consumer<String> out) {
        this.backups = backups;
        this.out = out;
    }

    /**
     * Prunes, and says of each backup what becomes of it and why. What cannot be read is told and stays.
     *
     * @throws LiveProblem if something cannot be removed
     */
    public static void prune(BackupSettings settings, Consumer<String> out, Instant now) throws LiveProblem {
        Backups backups = Backups.in(settings.directory());
        new BackupPruning(backups, out).prune(new Retention(settings.keep(), settings.age()), now);
    }

    private void prune(Retention retention, Instant now) throws LiveProblem {
        if (backups.manifests().isEmpty() && backups.leftovers().isEmpty()) {
            out.accept("There is no backup in " + backups.directory() + ".");
        }
        backups.unreadable().forEach(line -> out.accept(line + " It stays; remove it by hand if it is of no use."));
        for (Retention.Decision decision : retention.decide(backups.manifests(), now)) {
            Manifest manifest = decision.manifest();
            out.accept((decision.deletes() ? "Deletes " : "Keeps ") + manifest.id() + " ("
                    + Amounts.bytes(manifest.bytes()) + "): " + decision.why() + ".");
            if (decision.deletes()) {
                delete(backups.directoryOf(manifest));
            }
        }
        for (Path leftover : backups.leftovers()) {
            out.accept("Removes " + leftover + ", which a backup that was cut off has left.");
            remove(leftover);
        }
    }

    /** First it is no backup any more: half of one would look like a damaged one. */
    private void delete(Path backup) throws LiveProblem {
        Path leftover = Workplace.leftoverOf(backup);
        try {
            Files.move(backup, leftover, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannot(backup, e);
        }
        remove(leftover);
    }

    private void remove(Path directory) throws LiveProblem {
        try {
            FileTree.delete(directory);
        } catch (IOException e) {
            throw cannot(directory, e);
        }
    }

    private static LiveProblem cannot(Path directory, IOException e) {
        return new LiveProblem(
                directory + " cannot be removed: " + e + "\n  Remove it by hand: rm -r '" + directory + "'", e);
    }
}
