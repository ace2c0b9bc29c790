// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.Key;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of goals that do more than rehearse, beside those of a rehearsal.
 *
 * <p>Each one is a {@link Key} of single goals; a test holds the two lists together.
 */
abstract class GoalParameters extends RehearsalParameters {

    /** What the next migration does, in a few words. */
    @Parameter(property = "switchback.description")
    private @Nullable String description;

    /** How the status is told: text or json. Default: text. */
    @Parameter(property = "switchback.output")
    private @Nullable String output;

    /** The version that is the newest one after an undo. */
    @Parameter(property = "switchback.target")
    private @Nullable String target;

    /** How many versions are taken back. Default: 1. */
    @Parameter(property = "switchback.steps")
    private @Nullable String steps;

    /** The name of the database, for what loses data or replaces it. */
    @Parameter(property = "switchback.confirm")
    private @Nullable String confirm;

    /** Where backups are kept. Default: switchback-backups. */
    @Parameter(property = "switchback.backup.directory")
    private @Nullable String backupDirectory;

    /** The id of a backup, or latest. Default: latest. */
    @Parameter(property = "switchback.backup")
    private @Nullable String backup;

    /** The directory of the programs that dump and restore. Default: the path, what packages install, local container images. */
    @Parameter(property = "switchback.backup.tools")
    private @Nullable String backupTools;

    /** How many processes dump or restore at once. Default: 1. */
    @Parameter(property = "switchback.backup.jobs")
    private @Nullable String backupJobs;

    /** How many backups of each database stay, however old they are. Default: 3. */
    @Parameter(property = "switchback.backup.keep")
    private @Nullable String backupKeep;

    /** From when on the other backups are deleted. Default: 30d. */
    @Parameter(property = "switchback.backup.age")
    private @Nullable String backupAge;

    /** Public keys of age, or files of them, for which backups are encrypted. Default: none. */
    @Parameter(property = "switchback.backup.recipients")
    private @Nullable String backupRecipients;

    /** The file with the private key of age that reads encrypted backups. Default: none. */
    @Parameter(property = "switchback.backup.identity")
    private @Nullable String backupIdentity;

    /** How long a statement of a migration waits for a lock. Default: 5s. */
    @Parameter(property = "switchback.lockTimeout")
    private @Nullable String lockTimeout;

    /** How long the server may not answer before the connections to it are given up. Default: 1m. */
    @Parameter(property = "switchback.silence")
    private @Nullable String silence;

    /** How often a migration is tried again that did not get a lock. Default: 10. */
    @Parameter(property = "switchback.lockRetries")
    private @Nullable String lockRetries;

    /** Whether to say what would happen, and do nothing. Default: false. */
    @Parameter(property = "switchback.dryRun")
    private @Nullable String dryRun;

    /** Which backup there must be before anything is migrated: made, verified or none. Default: made. */
    @Parameter(property = "switchback.migrate.backup")
    private @Nullable String migrateBackup;

    /** What to do where the schema is not the rehearsed one: refuse or accept. Default: refuse. */
    @Parameter(property = "switchback.drift")
    private @Nullable String drift;

    /** What to do when a release fails: stop or undo. Default: stop. */
    @Parameter(property = "switchback.onFailure")
    private @Nullable String onFailure;

    /** A command that runs before a release. */
    @Parameter(property = "switchback.before")
    private @Nullable String before;

    /** A command that runs after a release. */
    @Parameter(property = "switchback.after")
    private @Nullable String after;

    /** A URL that must answer with 2xx after a release, or a command that must end with 0. */
    @Parameter(property = "switchback.healthCheck")
    private @Nullable String healthCheck;

    /** How long the health check may take to succeed. Default: 1m. */
    @Parameter(property = "switchback.healthLimit")
    private @Nullable String healthLimit;

    /** The directory for the records of deployments. Default: switchback-deployments. */
    @Parameter(property = "switchback.deployments")
    private @Nullable String deployments;

    /** What the gate demands where nothing else is said: default or strict. Default: default. */
    @Parameter(property = "switchback.gate.policy")
    private @Nullable String gatePolicy;

    /** The checks that every migration must have passed. Default: all. */
    @Parameter(property = "switchback.gate.checks")
    private @Nullable String gateChecks;

    /** The severity from which on findings keep the gate closed: note, warning or failure. Default: failure. */
    @Parameter(property = "switchback.gate.severity")
    private @Nullable String gateSeverity;

    /** Findings that do not keep it closed, by id, or by migration and id. */
    @Parameter(property = "switchback.gate.waive")
    private @Nullable String gateWaive;

    /** What the header of every script must say: purpose, impact, dependencies, rollback, testing; or none. */
    @Parameter(property = "switchback.gate.header")
    private @Nullable String gateHeader;

    /** Whether what is destroyed must be approved: required or none. Default: required. */
    @Parameter(property = "switchback.gate.approvals")
    private @Nullable String gateApprovals;

    /** What of a forecast must lie within the budget: middle or upper. Default: middle. */
    @Parameter(property = "switchback.gate.forecast")
    private @Nullable String gateForecast;

    /** How old the newest verified backup of production may be. Default: none is asked for. */
    @Parameter(property = "switchback.gate.backup")
    private @Nullable String gateBackup;

    /** The first version of which proof is demanded. Default: switchback.since. */
    @Parameter(property = "switchback.gate.since")
    private @Nullable String gateSince;

    /** A Git reference: proof is demanded of what is new or other than there. */
    @Parameter(property = "switchback.gate.base")
    private @Nullable String gateBase;

    /** Git references, or patterns of tags: versions that are there must stay as they are. */
    @Parameter(property = "switchback.gate.released")
    private @Nullable String gateReleased;

    /** Whether what the live database has applied must be as it was applied. Default: false. */
    @Parameter(property = "switchback.gate.live")
    private @Nullable String gateLive;

    /** Whether the gate must be open before anything is migrated: required or none. Default: required where the gate has a setting. */
    @Parameter(property = "switchback.migrate.evidence")
    private @Nullable String migrateEvidence;

    /** The first version that is new to the change under review. Default: all. */
    @Parameter(property = "switchback.report.since")
    private @Nullable String reportSince;

    /** The Git reference against which migrations are new to the change under review. Default: switchback.gate.base. */
    @Parameter(property = "switchback.report.base")
    private @Nullable String reportBase;

    @Override
    Map<String, String> values() {
        Map<String, String> values = super.values();
        put(values, Key.DESCRIPTION, description);
        put(values, Key.OUTPUT, output);
        put(values, Key.TARGET, target);
        put(values, Key.STEPS, steps);
        put(values, Key.CONFIRM, confirm);
        put(values, Key.BACKUP_DIRECTORY, backupDirectory);
        put(values, Key.BACKUP, backup);
        put(values, Key.BACKUP_TOOLS, backupTools);
        put(values, Key.BACKUP_JOBS, backupJobs);
        put(values, Key.BACKUP_KEEP, backupKeep);
        put(values, Key.BACKUP_AGE, backupAge);
        put(values, Key.BACKUP_RECIPIENTS, backupRecipients);
        put(values, Key.BACKUP_IDENTITY, backupIdentity);
        put(values, Key.LOCK_TIMEOUT, lockTimeout);
        put(values, Key.SILENCE, silence);
        put(values, Key.LOCK_RETRIES, lockRetries);
        put(values, Key.DRY_RUN, dryRun);
        put(values, Key.MIGRATE_BACKUP, migrateBackup);
        put(values, Key.DRIFT, drift);
        put(values, Key.ON_FAILURE, onFailure);
        put(values, Key.BEFORE, before);
        put(values, Key.AFTER, after);
        put(values, Key.HEALTH_CHECK, healthCheck);
        put(values, Key.HEALTH_LIMIT, healthLimit);
        put(values, Key.DEPLOYMENTS, deployments);
        put(values, Key.GATE_POLICY, gatePolicy);
        put(values, Key.GATE_CHECKS, gateChecks);
        put(values, Key.GATE_SEVERITY, gateSeverity);
        put(values, Key.GATE_WAIVE, gateWaive);
        put(values, Key.GATE_HEADER, gateHeader);
        put(values, Key.GATE_APPROVALS, gateApprovals);
        put(values, Key.GATE_FORECAST, gateForecast);
        put(values, Key.GATE_BACKUP, gateBackup);
        put(values, Key.GATE_SINCE, gateSince);
        put(values, Key.GATE_BASE, gateBase);
        put(values, Key.GATE_RELEASED, gateReleased);
        put(values, Key.GATE_LIVE, gateLive);
        put(values, Key.MIGRATE_EVIDENCE, migrateEvidence);
        put(values, Key.REPORT_SINCE, reportSince);
        put(values, Key.REPORT_BASE, reportBase);
        return values;
    }
}
