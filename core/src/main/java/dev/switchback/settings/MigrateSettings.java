// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a live database is migrated.
 *
 * @param lockTimeout how long a statement waits for a lock
 * @param lockRetries how often a migration is tried again that did not get one
 * @param dryRun      whether to say what would happen, and do nothing
 * @param backup      what must be there before
 * @param drift       what to do where the schema is not the rehearsed one
 * @param onFailure   what to do when something fails
 * @param hooks       what runs before and after
 * @param health      what must be well afterwards
 * @param deployments where records of deployments are kept
 */
public record MigrateSettings(
        Duration lockTimeout,
        int lockRetries,
        boolean dryRun,
        BackupWish backup,
        DriftWish drift,
        OnFailure onFailure,
        Hooks hooks,
        HealthCheck health,
        Path deployments) {

    /** Five seconds, ten times again, after a backup; nothing is taken back. */
    public static final MigrateSettings DEFAULT = new MigrateSettings(
            Duration.ofSeconds(5),
            10,
            false,
            BackupWish.MADE,
            DriftWish.REFUSE,
            OnFailure.STOP,
            new Hooks(List.of(), List.of()),
            new HealthCheck(List.of(), Duration.ofMinutes(1)),
            Path.of("switchback-deployments"));

    /** Which backup there must be before anything is applied. */
    public enum BackupWish {
        /** None. */
        NONE,
        /** One that is made now. */
        MADE,
        /** One that is made now, and restored into a throwaway database. */
        VERIFIED
    }

    /** What to do where the schema is not the rehearsed one. */
    public enum DriftWish {
        /** Nothing is applied, or the release fails. */
        REFUSE,
        /** It is told. */
        ACCEPT
    }

    /** What to do when something fails. */
    public enum OnFailure {
        /** Stop, and tell the ways out. */
        STOP,
        /** Take back what was applied, by undo scripts. */
        UNDO,
        /** Put the backup from before in the database's place. */
        RESTORE
    }

    /**
     * The user's own commands, as words; none if there is no command.
     *
     * @param before runs first
     * @param after  runs last
     */
    public record Hooks(List<String> before, List<String> after) {
        public Hooks {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * What must be well afterwards.
     *
     * @param check a command as words, or a single URL; none if nothing is asked
     * @param limit how long it may take to succeed
     */
    public record HealthCheck(List<String> check, Duration limit) {
        public HealthCheck {
            check = List.copyOf(check);
        }
    }
}
