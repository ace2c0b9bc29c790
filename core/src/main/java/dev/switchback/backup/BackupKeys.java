// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.encryption.Identity;
import dev.switchback.live.LiveProblem;
import dev.switchback.settings.BackupSettings;
import dev.switchback.settings.Key;
import java.io.IOException;

/** Whether the keys are at hand that a backup will need, looked at before anything is done. */
public final class BackupKeys {

    private BackupKeys() {}

    /**
     * Requires them.
     *
     * @param isRead  whether the backup will also be read, to verify it or to go back to it
     * @param purpose the setting for which it will be read
     * @throws LiveProblem if a public key cannot be used, or what is encrypted could not be read
     */
    public static void require(BackupSettings settings, boolean isRead, String purpose) throws LiveProblem {
        Sealing sealing = Sealing.of(settings);
        if (!sealing.isWanted() || !isRead) {
            return;
        }
        Identity identity = settings.identity()
                .orElseThrow(() -> new LiveProblem("Backups are encrypted, and " + purpose
                        + " needs a private key that reads them; none is named.\n  Name its file: -D"
                        + Key.BACKUP_IDENTITY.key() + "=<file>"));
        requireMatch(identity, sealing, purpose);
    }

    private static void requireMatch(Identity identity, Sealing sealing, String purpose) throws LiveProblem {
        try {
            if (!identity.opens(sealing.recipients())) {
                throw new LiveProblem("The private key in " + identity.file() + " could not read what is encrypted for "
                        + String.join(", ", sealing.keys()) + ", and " + purpose
                        + " needs one that can.\n  Name its file: -D"
                        + Key.BACKUP_IDENTITY.key() + "=<file>");
            }
        } catch (IOException e) {
            throw new LiveProblem("The private key that " + purpose + " needs cannot be used: " + e.getMessage() + ".");
        }
    }
}
