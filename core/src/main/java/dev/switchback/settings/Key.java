// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every setting of Switchback's own, with its default and what it does. {@code docs/settings.md} is made from this list. */
public enum Key {
    DATABASE(
            "database",
            "postgresql:18",
            "Product and version to rehearse on, such as `mysql:8.4`; several, separated by commas, for a rehearsal on each. Without it"
                    + " the product that `flyway.url` names. PostgreSQL 18 comes with Switchback; its other versions are fetched once."),
    SERVER(
            "server",
            "auto",
            "Where throwaway databases come from: `embedded`, `container`, `existing`, or `auto` for the first of them that"
                    + " can serve what is asked for ([servers.md](servers.md))."),
    SERVER_URL(
            "server.url",
            "none",
            "The JDBC URL of a running server to create throwaway databases on. Its own databases are not touched."),
    SERVER_USER("server.user", "the one in the URL", "The user on that server; needs no superuser."),
    SERVER_PASSWORD("server.password", "the one in the URL, or none", "The user's password. It is never printed."),
    IMAGE(
            "image",
            "`postgres`, `mysql` or `mariadb` of the version asked for",
            "The container image to start a server from."),
    STAND_IN(
            "standIn",
            "none",
            "A version that may stand in where the one asked for is not to be had, such as `8.0`; the evidence says so."),
    LOCATIONS(
            "locations",
            "`filesystem:src/main/resources/db/migration` (Maven), `classpath:db/migration` (JUnit)",
            "Where the migrations are, in Flyway's notation, separated by commas; another name for `flyway.locations`."),
    UNDO_LOCATIONS(
            "undoLocations",
            "near the migrations",
            "Where the undo scripts are, in Flyway's notation, separated by commas. Without it they are looked for beside the"
                    + " migrations, in sub-folders and in sibling folders."),
    SEED_LOCATIONS(
            "seedLocations",
            "`src/test/resources/db/seed`, if it exists",
            "Where seed files per version are, in Flyway's notation, separated by commas."),
    MIGRATION(
            "migration",
            "all",
            "Judge only these: versions or names of repeatable migrations, separated by commas. What lies before them is applied."
                    + " The evidence is then partial."),
    CHECK("check", "all", "Carry out only these checks, separated by commas. The evidence is then partial."),
    SINCE("since", "the first", "The first version that is judged; older ones are only applied."),
    SEED("seed", "1", "A number that the generated rows are derived from: the same number gives the same rows."),
    ROWS("rows", "12", "Generated rows per table, at least 1."),
    HANG_LIMIT("hangLimit", "30s", "How long a script may wait, without working, before it is ended and diagnosed."),
    SCRIPT_LIMIT("scriptLimit", "30m", "How long a script of a rehearsal may run at all."),
    PROFILE(
            "profile",
            "`switchback-profile.json`, if it exists",
            "The file with the statistics of the live database, which `mvn switchback:profile` writes ([profile.md](profile.md))."
                    + " `{vendor}` in it becomes the product, where there is one for each."),
    VOLUMES(
            "volumes",
            "the profile's, else 1M a table",
            "Rows of tables in production, separated by commas, such as `orders=80M,billing.invoices=1.5M`; with `*=5M` for all tables"
                    + " of which nothing else is known. They go before the profile's."),
    VOLUME_COUNTS(
            "volume.counts",
            "1K,10K,100K",
            "At how many rows a migration is measured, separated by commas and ascending ([volume](checks/volume.md))."),
    VOLUME_BUDGET(
            "volume.budget",
            "30s",
            "How long one migration is measured: larger counts are left out when it is used up."),
    VOLUME_REPETITIONS("volume.repetitions", "3", "How often a migration runs at the largest count, at most."),
    CALIBRATION(
            "calibration",
            "1",
            "How many times as long production takes as the machine that measures; forecasts are multiplied by it."),
    LIMIT_WARNING(
            "limit.warning",
            "10m",
            "A migration that may take longer in production is a warning; `migrate` and `undo` warn of a script that does."),
    LIMIT_FAILURE(
            "limit.failure",
            "30m",
            "A migration that is likely to take longer in production is a failure; `migrate` and `undo` end a script that does."),
    LIMIT_DISK("limit.disk", "none", "A migration that needs more disk while it runs is a failure, such as `20GB`."),
    LIMIT_LOG("limit.log", "none", "A migration that writes more log (WAL, redo) is a failure, such as `50GB`."),
    KEEP("keep", "false", "Keeps the databases of a failure, and prints how to connect to them."),
    EVIDENCE("evidence", "target/switchback/evidence", "The directory for evidence documents."),
    REPORT(
            "report",
            "beside the evidence: `target/switchback/report`",
            "The directory for reports ([report.md](report.md)), which are written when a rehearsal ends; `none` for no report."),
    POSTGRESQL_HOME(
            "postgresql.home",
            "none",
            "The directory of an installed PostgreSQL, with `bin` in it, to start throwaway servers from."),
    MYSQL_HOME(
            "mysql.home",
            "none",
            "The directory of an installed MySQL, with `bin` or `sbin` in it, to start throwaway servers from."),
    MARIADB_HOME(
            "mariadb.home",
            "none",
            "The directory of an installed MariaDB, with `bin` or `sbin` in it, to start throwaway servers from."),
    CACHE(
            "cache",
            "the user's cache directory",
            "Where unpacked server binaries and prepared data are kept between runs."),
    WORK(
            "work",
            "memory, or the temporary directory",
            "Where the throwaway server's data goes. Choose a disk for volumes that do not fit into memory."),
    NAME(
            "name",
            "the module or class",
            "What the run is called: the name of its evidence document. Needed where one module has two rehearsals."),
    SKIP("skip", "false", "Does nothing."),
    PROGRESS(
            "progress",
            "lines",
            "`lines` prints a line per migration on long runs, `trials` a line per check; both give a sign of life on long steps. `none`"
                    + " prints nothing."),
    DESCRIPTION(Scope.GOAL, "description", "none", "`new`: what the next migration does, in a few words."),
    OUTPUT(Scope.GOAL, "output", "text", "`status`: `text` for people, `json` for programs, on standard output."),
    TARGET(Scope.GOAL, "target", "none", "`undo`: the version that is the newest one afterwards."),
    STEPS(Scope.GOAL, "steps", "1", "`undo`: how many versions are taken back, the newest first."),
    CONFIRM(
            Scope.GOAL,
            "confirm",
            "none",
            "What loses data, or replaces a database, is done only if this is the database's name."),
    BACKUP_DIRECTORY(
            Scope.GOAL,
            "backup.directory",
            "`switchback-backups`",
            "Where backups are kept, each in a directory of its own."),
    BACKUP(
            Scope.GOAL,
            "backup",
            "latest",
            "`verify-backup` and what restores: the id of a backup, as `backups` lists it, or `latest`."),
    BACKUP_TOOLS(
            Scope.GOAL,
            "backup.tools",
            "the path, packages, local images",
            "`backup` and what restores: the directory of `pg_dump`, `mysqldump` or `mariadb-dump` and its companions."),
    BACKUP_JOBS(
            Scope.GOAL,
            "backup.jobs",
            "1",
            "`backup` and what restores: how many processes work at once; only PostgreSQL's programs can do with more than one."),
    BACKUP_KEEP(
            Scope.GOAL, "backup.keep", "3", "`prune`: how many backups of each database stay, however old they are."),
    BACKUP_AGE(
            Scope.GOAL, "backup.age", "30d", "`prune`: from when on the others are deleted, such as `12h` or `90d`."),
    BACKUP_RECIPIENTS(
            Scope.GOAL,
            "backup.recipients",
            "none",
            "`backup`, `migrate`: whoever may read backups: public keys of age (`age1…`) or files of them, separated by commas. Backups are then"
                    + " encrypted ([backup.md](backup.md))."),
    BACKUP_IDENTITY(
            Scope.GOAL,
            "backup.identity",
            "none",
            "`verify-backup` and what restores: the file with the private key of age that reads encrypted backups, never the key itself."),
    LOCK_TIMEOUT(
            Scope.GOAL,
            "lockTimeout",
            "5s",
            "`migrate`, `undo`: how long a statement waits for a lock before it gives way to those who wait behind it"
                    + " ([migrate.md](migrate.md))."),
    SILENCE(
            Scope.GOAL,
            "silence",
            "1m",
            "All goals on a live database: how long the server may not answer before the connections to it are given up; a statement that"
                    + " takes long on a server that answers others is not."),
    LOCK_RETRIES(
            Scope.GOAL,
            "lockRetries",
            "10",
            "`migrate`, `undo`: how often a script that did not get a lock, and has left nothing, is tried again; after 1 s, then after twice"
                    + " as long each time, up to 30 s."),
    DRY_RUN(Scope.GOAL, "dryRun", "false", "`migrate`: says what would happen, and executes nothing."),
    MIGRATE_BACKUP(
            Scope.GOAL,
            "migrate.backup",
            "made",
            "`migrate`: what must be there before anything is applied: a backup that is `made` now, one that is also `verified` by a restore,"
                    + " or `none`."),
    DRIFT(
            Scope.GOAL,
            "drift",
            "refuse",
            "`migrate`: whether a schema that is not the rehearsed one of its version, before or after, is a reason to `refuse`, or is told and"
                    + " accepted (`accept`)."),
    ON_FAILURE(
            Scope.GOAL,
            "onFailure",
            "stop",
            "`migrate`: whether to `stop` and tell the ways out, to `undo` what was applied, back to the version before, or to `restore` the"
                    + " backup from before, which takes `switchback.confirm` and a backup."),
    BEFORE(
            Scope.GOAL,
            "before",
            "none",
            "`migrate`: a command that runs first, such as one that switches maintenance mode on."),
    AFTER(Scope.GOAL, "after", "none", "`migrate`: a command that runs last, unless the release failed half-way."),
    HEALTH_CHECK(
            Scope.GOAL,
            "healthCheck",
            "none",
            "`migrate`: a URL that must answer with 2xx afterwards, or a command that must end with 0."),
    HEALTH_LIMIT(Scope.GOAL, "healthLimit", "1m", "`migrate`: how long the health check may take to succeed."),
    DEPLOYMENTS(
            Scope.GOAL,
            "deployments",
            "`switchback-deployments`",
            "`migrate`: the directory for the records of deployments."),
    GATE_POLICY(
            Scope.GOAL,
            "gate.policy",
            "default",
            "`gate`: what is demanded where the settings below say nothing: `default` or `strict` ([gate.md](gate.md))."),
    GATE_CHECKS(
            Scope.GOAL,
            "gate.checks",
            "fresh,incremental,rollback,volume",
            "`gate`: the checks that every migration must have passed, separated by commas."),
    GATE_SEVERITY(
            Scope.GOAL,
            "gate.severity",
            "failure (strict: warning)",
            "`gate`: findings from this severity on keep the gate closed: `note`, `warning` or `failure`."),
    GATE_WAIVE(
            Scope.GOAL,
            "gate.waive",
            "none",
            "`gate`: findings that do not, separated by commas: an id, such as `column-order`, or a migration and an id, such as"
                    + " `V12:column-order`."),
    GATE_HEADER(
            Scope.GOAL,
            "gate.header",
            "none (strict: all five)",
            "`gate`: what the header of every script must say, separated by commas: `purpose`, `impact`, `dependencies`, `rollback`,"
                    + " `testing`; or `none`."),
    GATE_APPROVALS(
            Scope.GOAL,
            "gate.approvals",
            "required",
            "`gate`: whether what a migration destroys, or cannot take back, must be approved in its header: `required`, or `none`."),
    GATE_FORECAST(
            Scope.GOAL,
            "gate.forecast",
            "middle (strict: upper)",
            "`gate`: what of a forecast must lie within the budget: its `middle`, or its `upper` end, which also refuses volumes that"
                    + " nobody has stated."),
    GATE_BACKUP(
            Scope.GOAL,
            "gate.backup",
            "none",
            "`gate`: for a production target: how old its newest verified backup may be, such as `12h` or `1d`."),
    GATE_SINCE(
            Scope.GOAL,
            "gate.since",
            "`switchback.since`",
            "`gate`: the first version of which proof is demanded, and of every repeatable migration."),
    GATE_BASE(
            Scope.GOAL,
            "gate.base",
            "none",
            "`gate`: a Git reference, such as `origin/main`: proof is demanded of what is new or other than there."),
    GATE_RELEASED(
            Scope.GOAL,
            "gate.released",
            "none",
            "`gate`: Git references, or patterns of tags such as `v*`, separated by commas: versions that are there are released, and must"
                    + " stay as they are."),
    GATE_LIVE(
            Scope.GOAL,
            "gate.live",
            "false",
            "`gate`: whether what the database at `flyway.url` has applied must be as it was applied."),
    MIGRATE_EVIDENCE(
            Scope.GOAL,
            "migrate.evidence",
            "`required` where any `switchback.gate.*` is set, else `none`",
            "`migrate`: whether the gate must be open for what is pending, before anything else is done ([migrate.md](migrate.md))."),
    REPORT_SINCE(
            Scope.GOAL,
            "report.since",
            "all",
            "`report`: the first version that is new to the change under review: the comment is about it and later ones, and about repeatable"
                    + " migrations ([report.md](report.md))."),
    REPORT_BASE(
            Scope.GOAL,
            "report.base",
            "`switchback.gate.base`, without `switchback.report.since`",
            "`report`: a Git reference, such as `origin/main`: the comment is about what is new or other than there"
                    + " ([report.md](report.md)). At the end of `rehearse` as well.");

    /** Who heeds a setting. */
    public enum Scope {
        /** A rehearsal, by the Maven goal or the JUnit extension; goals on a live database read them as well. */
        REHEARSAL,
        /** Single goals alone, which its description names. */
        GOAL
    }

    /** What every name begins with. */
    public static final String PREFIX = "switchback.";

    /** What the names of server variables are put behind: {@code switchback.server.set.sql_mode}. */
    public static final String SET = PREFIX + "server.set.";

    private final Scope scope;
    private final String suffix;
    private final String fallback;
    private final String description;

    Key(String suffix, String fallback, String description) {
        this(Scope.REHEARSAL, suffix, fallback, description);
    }

    Key(Scope scope, String suffix, String fallback, String description) {
        this.scope = scope;
        this.suffix = suffix;
        this.fallback = fallback;
        this.description = description;
    }

    /** Returns the name as a user writes it, such as {@code switchback.database}. */
    public String key() {
        return PREFIX + suffix;
    }

    /** Returns who heeds it. */
    public Scope scope() {
        return scope;
    }

    /** Returns the default, in words where it depends on other things. */
    public String fallback() {
        return fallback;
    }

    /** Returns what it does, in Markdown. */
    public String description() {
        return description;
    }

    static Optional<Key> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Key::key).toList();
    }
}
