// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.engine.SessionProbes;
import dev.switchback.migration.MigrationSet;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a stepped run is to do.
 *
 * @param settings         the user's settings of Flyway
 * @param role             what to apply
 * @param database         where to apply it
 * @param scratch          another throwaway database of the same server, for the history tables of runs that must not
 *                         leave one in {@code database}; for {@link Role#UNDO} and {@link Role#AGAIN}, which may share it.
 *                         Without one they are in {@code database}, under names of their own: on MySQL, Flyway keeps its
 *                         books on the session on which it runs the scripts
 * @param migrations       the history, as {@link HistoryReader} read it
 * @param withoutBaselines whether baseline scripts are hidden, so that the versions below them run
 * @param probes           how to look at sessions
 * @param limits           when a script is ended
 * @param measured         whether to look at what each statement costs, and how long the commit takes
 * @param watch            is told of each statement before it runs
 */
public record RunRequest(
        FlywaySettings settings,
        Role role,
        Database database,
        @Nullable Database scratch,
        MigrationSet migrations,
        boolean withoutBaselines,
        SessionProbes probes,
        Limits limits,
        boolean measured,
        StatementWatch watch) {

    /**
     * When a script is ended.
     *
     * @param hang   how long it may wait for a lock that nobody gives up
     * @param script how long it may take at all
     */
    public record Limits(Duration hang, Duration script) {

        /** Half a minute of waiting, half an hour of work. */
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), Duration.ofMinutes(30));
    }

    public RunRequest {
        boolean needed = role != Role.MAIN && settings.dialect().hasSchemasInside();
        if (needed != (scratch != null)) {
            throw new IllegalArgumentException(
                    "a scratch database goes with the roles UNDO and AGAIN where a database has"
                            + " schemas inside, and with nothing else");
        }
    }

    /** Returns a request to apply the migrations for the record. */
    public static RunRequest main(
            FlywaySettings settings, Database database, MigrationSet migrations, SessionProbes probes) {
        return new RunRequest(
                settings,
                Role.MAIN,
                database,
                null,
                migrations,
                false,
                probes,
                Limits.DEFAULT,
                false,
                StatementWatch.NONE);
    }

    /** Returns a request to apply undo scripts, or migrations once more, without a trace of book-keeping. */
    public static RunRequest unrecorded(
            FlywaySettings settings,
            Role role,
            Database database,
            @Nullable Database scratch,
            MigrationSet migrations,
            SessionProbes probes) {
        return new RunRequest(
                settings,
                role,
                database,
                scratch,
                migrations,
                true,
                probes,
                Limits.DEFAULT,
                false,
                StatementWatch.NONE);
    }

    /** Returns the database in which Flyway keeps the books of this run. */
    Database books() {
        return scratch == null ? database : scratch;
    }

    /** Returns the same request with other limits. */
    public RunRequest within(Limits other) {
        return new RunRequest(
                settings, role, database, scratch, migrations, withoutBaselines, probes, other, measured, watch);
    }

    /** Returns the same request with baseline scripts hidden. */
    public RunRequest hidingBaselines() {
        return new RunRequest(settings, role, database, scratch, migrations, true, probes, limits, measured, watch);
    }

    /** Returns the same request with a look at what each statement costs. */
    public RunRequest measuring() {
        return new RunRequest(
                settings, role, database, scratch, migrations, withoutBaselines, probes, limits, true, watch);
    }

    /** Returns the same request with somebody who is told of each statement before it runs. */
    public RunRequest watchedBy(StatementWatch other) {
        return new RunRequest(
                settings, role, database, scratch, migrations, withoutBaselines, probes, limits, measured, other);
    }
}
