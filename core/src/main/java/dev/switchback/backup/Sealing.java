// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.FileMark;
import dev.switchback.encryption.Encryption;
import dev.switchback.encryption.Recipient;
import dev.switchback.engine.DumpForm;
import dev.switchback.engine.RowSum;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.embedded.FileTree;
import dev.switchback.settings.BackupSettings;
import dev.switchback.settings.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * How the files of a backup are written: plain if there are no recipients, else encrypted for each of them before a byte reaches the
 * disk.
 */
record Sealing(List<Recipient> recipients) {

    Sealing {
        recipients = List.copyOf(recipients);
    }

    /**
     * Reads for whom.
     *
     * @throws LiveProblem if somebody is named by a file that cannot be used; nothing has been done then
     */
    static Sealing of(BackupSettings settings) throws LiveProblem {
        try {
            return new Sealing(settings.recipients().all());
        } catch (IOException e) {
            throw new LiveProblem("Nothing was backed up: " + e.getMessage() + ".\n  age-keygen makes a pair of keys; "
                    + Key.BACKUP_RECIPIENTS.key() + " names the public one.");
        }
    }

    boolean isWanted() {
        return !recipients.isEmpty();
    }

    /** A directory is written by the program itself, in plain text: what is encrypted is one stream of one process. */
    int jobs(int wished) {
        return isWanted() ? 1 : wished;
    }

    /** Returns what a dump is like then. */
    DumpForm form(DumpForm plain) {
        return isWanted() ? new DumpForm(name(plain.name()), plain.isDirectory(), plain.isPlain()) : plain;
    }

    private String name(String plain) {
        return isWanted() ? plain + Encryption.SUFFIX : plain;
    }

    FileMark write(Path directory, String name, String text) throws IOException {
        Path file = directory.resolve(name(name));
        if (!isWanted()) {
            FileTree.writePrivate(file, text);
            return DumpFiles.mark(directory, file);
        }
        try (DumpOutput output = DumpOutput.to(file, false, recipients)) {
            output.take(text.getBytes(StandardCharsets.UTF_8));
            return output.finish();
        }
    }

    /** The sum of a table with few rows could be held against guesses of what is in them. */
    List<RowSum> told(List<RowSum> sums) {
        return isWanted()
                ? sums.stream()
                        .map(sum -> new RowSum(sum.table(), sum.rows(), ""))
                        .toList()
                : sums;
    }

    List<String> keys() {
        return recipients.stream().map(Recipient::key).toList();
    }
}
