// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.gate.Gap.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether there is a backup of production that is young enough and proved. */
public final class BackupGaps {

    private BackupGaps() {}

    /**
     * Looks at what there is.
     *
     * @param database the production database, for people
     * @param backups  its backups
     */
    public static List<Gap> of(Policy policy, String database, List<BackupAtHand> backups, Instant now) {
        if (policy.backupAge().isEmpty()) {
            return List.of();
        }
        Instant oldest = now.minus(policy.backupAge().get());
        boolean isThere = backups.stream()
                .anyMatch(backup -> backup.verified() && !backup.created().isBefore(oldest));
        return isThere ? List.of() : List.of(gap(policy, database, backups, oldest));
    }

    private static Gap gap(Policy policy, String database, List<BackupAtHand> backups, Instant oldest) {
        Optional<BackupAtHand> newest = backups.stream().max(Comparator.comparing(BackupAtHand::created));
        String age = words(policy.backupAge().orElseThrow());
        boolean isYoung =
                newest.filter(backup -> !backup.created().isBefore(oldest)).isPresent();
        String what = newest.map(backup -> isYoung
                        ? "the backup " + backup.id() + " of " + database + " was not verified, or failed"
                        : "the newest backup of " + database + ", " + backup.id() + ", is older than " + age)
                .orElse("there is no backup of " + database);
        String command = isYoung
                ? "mvn switchback:verify-backup -Dswitchback.backup="
                        + newest.orElseThrow().id()
                : "mvn switchback:backup, then mvn switchback:verify-backup";
        return Gap.ofAll(
                Kind.BACKUP,
                what,
                "A release of production wants one of the last " + age
                        + " that was restored once (switchback.gate.backup).",
                command);
    }

    private static String words(Duration age) {
        return age.toHours() % 24 == 0 && age.toHours() > 0
                ? age.toDays() + (age.toDays() == 1 ? " day" : " days")
                : age.toHours() > 0 ? age.toHours() + " hours" : age.toMinutes() + " minutes";
    }
}
