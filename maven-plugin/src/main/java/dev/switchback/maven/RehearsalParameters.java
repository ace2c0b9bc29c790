// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.Key;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a rehearsal, all of them texts: core reads, checks and defaults them, as it does for the JUnit extension.
 *
 * <p>Each one is a {@link Key} of a rehearsal; a test holds the two lists together.
 */
abstract class RehearsalParameters extends AbstractMojo {

    /** Product and major version to rehearse on. Default: postgresql:18. */
    @Parameter(property = "switchback.database")
    private @Nullable String database;

    /** Where the migrations are, in Flyway's notation. Default: filesystem:src/main/resources/db/migration. */
    @Parameter(property = "switchback.locations")
    private @Nullable String locations;

    /** Where the undo scripts are, in Flyway's notation. Default: near the migrations. */
    @Parameter(property = "switchback.undoLocations")
    private @Nullable String undoLocations;

    /** Where seed files per version are, in Flyway's notation. Default: src/test/resources/db/seed. */
    @Parameter(property = "switchback.seedLocations")
    private @Nullable String seedLocations;

    /** Judge only these versions or repeatable migrations, separated by commas. */
    @Parameter(property = "switchback.migration")
    private @Nullable String migration;

    /** Carry out only these checks, separated by commas. */
    @Parameter(property = "switchback.check")
    private @Nullable String check;

    /** The first version that is judged; older ones are only applied. */
    @Parameter(property = "switchback.since")
    private @Nullable String since;

    /** A number that the generated rows are derived from. Default: 1. */
    @Parameter(property = "switchback.seed")
    private @Nullable String seed;

    /** Generated rows per table. Default: 12. */
    @Parameter(property = "switchback.rows")
    private @Nullable String rows;

    /** How long a script may wait, without working, before it is ended. Default: 30s. */
    @Parameter(property = "switchback.hangLimit")
    private @Nullable String hangLimit;

    /** How long a script may run at all. Default: 30m. */
    @Parameter(property = "switchback.scriptLimit")
    private @Nullable String scriptLimit;

    /** The file with the statistics of the live database. Default: switchback-profile.json beside the POM, if it exists. */
    @Parameter(property = "switchback.profile")
    private @Nullable String profile;

    /** Rows of tables in production, such as orders=80M. Default: the profile's, else 1M a table. */
    @Parameter(property = "switchback.volumes")
    private @Nullable String volumes;

    /** At how many rows a migration is measured, ascending. Default: 1K,10K,100K. */
    @Parameter(property = "switchback.volume.counts")
    private @Nullable String volumeCounts;

    /** How long one migration is measured. Default: 30s. */
    @Parameter(property = "switchback.volume.budget")
    private @Nullable String volumeBudget;

    /** How often a migration runs at the largest count, at most. Default: 3. */
    @Parameter(property = "switchback.volume.repetitions")
    private @Nullable String volumeRepetitions;

    /** How many times as long production takes as the machine that measures. Default: 1. */
    @Parameter(property = "switchback.calibration")
    private @Nullable String calibration;

    /** A migration that may take longer in production is a warning. Default: 10m. */
    @Parameter(property = "switchback.limit.warning")
    private @Nullable String limitWarning;

    /** A migration that is likely to take longer in production is a failure. Default: 30m. */
    @Parameter(property = "switchback.limit.failure")
    private @Nullable String limitFailure;

    /** A migration that needs more disk while it runs is a failure. Default: none. */
    @Parameter(property = "switchback.limit.disk")
    private @Nullable String limitDisk;

    /** A migration that writes more log is a failure. Default: none. */
    @Parameter(property = "switchback.limit.log")
    private @Nullable String limitLog;

    /** Keeps the databases of a failure, and prints how to connect to them. Default: false. */
    @Parameter(property = "switchback.keep")
    private @Nullable String keep;

    /** The directory for evidence documents. Default: switchback/evidence in the build directory. */
    @Parameter(property = "switchback.evidence")
    private @Nullable String evidence;

    /** The directory of an installed PostgreSQL to start throwaway servers from. */
    @Parameter(property = "switchback.postgresql.home")
    private @Nullable String postgresqlHome;

    /** The directory of an installed MySQL to start throwaway servers from. */
    @Parameter(property = "switchback.mysql.home")
    private @Nullable String mysqlHome;

    /** The directory of an installed MariaDB to start throwaway servers from. */
    @Parameter(property = "switchback.mariadb.home")
    private @Nullable String mariadbHome;

    /** Where unpacked server binaries and prepared data are kept between runs. Default: the user's cache directory. */
    @Parameter(property = "switchback.cache")
    private @Nullable String cache;

    /** Where the throwaway server's data goes. Default: memory where there is room, else the temporary directory. */
    @Parameter(property = "switchback.work")
    private @Nullable String work;

    /** The directory for reports; {@code none} for no report. Default: target/switchback/report. */
    @Parameter(property = "switchback.report")
    private @Nullable String report;

    /** What the run is called: the name of its evidence document. Default: the module's artifactId. */
    @Parameter(property = "switchback.name")
    private @Nullable String name;

    /** Does nothing. Default: false. */
    @Parameter(property = "switchback.skip")
    private @Nullable String skip;

    /** {@code lines}, {@code trials} or {@code none}. Default: lines. */
    @Parameter(property = "switchback.progress")
    private @Nullable String progress;

    /** Where throwaway databases come from: {@code embedded}, {@code container}, {@code existing} or {@code auto}. Default: auto. */
    @Parameter(property = "switchback.server")
    private @Nullable String server;

    /** The JDBC URL of a running server to create throwaway databases on. */
    @Parameter(property = "switchback.server.url")
    private @Nullable String serverUrl;

    /** The user on that server; needs no superuser. */
    @Parameter(property = "switchback.server.user")
    private @Nullable String serverUser;

    /** The user's password; better in the environment variable {@code SWITCHBACK_SERVER_PASSWORD}. */
    @Parameter(property = "switchback.server.password")
    private @Nullable String serverPassword;

    /** The container image to start a server from. Default: that of the version asked for. */
    @Parameter(property = "switchback.image")
    private @Nullable String image;

    /** A version that may stand in where the one asked for is not to be had. Default: none. */
    @Parameter(property = "switchback.standIn")
    private @Nullable String standIn;

    /** Returns those that are set, by the names of their settings. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        put(values, Key.DATABASE, database);
        put(values, Key.SERVER, server);
        put(values, Key.SERVER_URL, serverUrl);
        put(values, Key.SERVER_USER, serverUser);
        put(values, Key.SERVER_PASSWORD, serverPassword);
        put(values, Key.IMAGE, image);
        put(values, Key.STAND_IN, standIn);
        put(values, Key.LOCATIONS, locations);
        put(values, Key.UNDO_LOCATIONS, undoLocations);
        put(values, Key.SEED_LOCATIONS, seedLocations);
        put(values, Key.MIGRATION, migration);
        put(values, Key.CHECK, check);
        put(values, Key.SINCE, since);
        put(values, Key.SEED, seed);
        put(values, Key.ROWS, rows);
        put(values, Key.HANG_LIMIT, hangLimit);
        put(values, Key.SCRIPT_LIMIT, scriptLimit);
        put(values, Key.PROFILE, profile);
        put(values, Key.VOLUMES, volumes);
        put(values, Key.VOLUME_COUNTS, volumeCounts);
        put(values, Key.VOLUME_BUDGET, volumeBudget);
        put(values, Key.VOLUME_REPETITIONS, volumeRepetitions);
        put(values, Key.CALIBRATION, calibration);
        put(values, Key.LIMIT_WARNING, limitWarning);
        put(values, Key.LIMIT_FAILURE, limitFailure);
        put(values, Key.LIMIT_DISK, limitDisk);
        put(values, Key.LIMIT_LOG, limitLog);
        put(values, Key.KEEP, keep);
        put(values, Key.EVIDENCE, evidence);
        put(values, Key.REPORT, report);
        put(values, Key.POSTGRESQL_HOME, postgresqlHome);
        put(values, Key.MYSQL_HOME, mysqlHome);
        put(values, Key.MARIADB_HOME, mariadbHome);
        put(values, Key.CACHE, cache);
        put(values, Key.WORK, work);
        put(values, Key.NAME, name);
        put(values, Key.SKIP, skip);
        put(values, Key.PROGRESS, progress);
        return values;
    }

    static void put(Map<String, String> values, Key key, @Nullable String value) {
        if (value != null) {
            values.put(key.key(), value);
        }
    }
}
