// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.engine.SessionProbes;
import dev.switchback.migration.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateResult;
import org.flywaydb.core.api.pattern.ValidatePattern;

/**
 * Runs {@code migrate} as production does: in one go, with the user's own settings, and then {@code validate}.
 *
 * @param settings         the user's settings of Flyway
 * @param database         where to
 * @param target           the version to stop at; empty for the head. Short of the head no repeatable migration runs, for
 *                         those may need what later versions make
 * @param withoutBaselines whether baseline scripts are hidden, so that the versions below them run
 * @param probes           how to look at sessions
 * @param limits           when to end it; the limit for a script goes for the whole run
 */
public record HeadRun(
        FlywaySettings settings,
        Database database,
        Optional<Version> target,
        boolean withoutBaselines,
        SessionProbes probes,
        RunRequest.Limits limits) {

    private static final String NO_PREFIX = "/switchback hides repeatables/";

    /** Returns a run to the head. */
    public static HeadRun toHead(FlywaySettings settings, Database database, SessionProbes probes) {
        return new HeadRun(settings, database, Optional.empty(), false, probes, RunRequest.Limits.DEFAULT);
    }

    /** Returns a run up to a version. */
    public static HeadRun to(Version target, FlywaySettings settings, Database database, SessionProbes probes) {
        return new HeadRun(settings, database, Optional.of(target), true, probes, RunRequest.Limits.DEFAULT);
    }

    /**
     * What came of it.
     *
     * @param failure  why it failed
     * @param hang     why it was ended
     * @param invalid  what Flyway's {@code validate} has against the outcome, one sentence each
     * @param duration how long {@code migrate} took
     */
    public record Outcome(
            Optional<Failure> failure, Optional<Diagnosis> hang, List<String> invalid, Duration duration) {

        public Outcome {
            invalid = List.copyOf(invalid);
        }

        /** Says whether all was applied, and Flyway is content with it. */
        public boolean isClean() {
            return failure.isEmpty() && hang.isEmpty() && invalid.isEmpty();
        }
    }

    /** Runs it. */
    public Outcome run() throws SQLException {
        Optional<Failure> unreadable = settings.broken().stream()
                .filter(broken -> broken.isOnTheWayTo(target))
                .findFirst()
                .map(Failure::of);
        return unreadable.isPresent() ? new Outcome(unreadable, Optional.empty(), List.of(), Duration.ZERO) : migrate();
    }

    private Outcome migrate() throws SQLException {
        RunSessions sessions = new RunSessions(database, null, probes.activity());
        Flyway flyway = configure(sessions).load();
        long beganAt = System.nanoTime();
        try (Watchman watchman = new Watchman(database, limits)) {
            Watchman.Sight sight = watchman.await(FlywayThread.start(flyway, sessions, new Turnstile()), () -> true);
            Duration duration = Duration.ofNanos(System.nanoTime() - beganAt);
            if (sight.arrival().orElse(null) instanceof Arrival.AtEnd end && end.problem() == null) {
                return new Outcome(Optional.empty(), Optional.empty(), validate(flyway), duration);
            }
            Optional<Throwable> problem =
                    sight.arrival().map(arrival -> Objects.requireNonNull(((Arrival.AtEnd) arrival).problem()));
            Optional<SQLException> refused = problem.flatMap(Failures::withoutConnection);
            if (refused.isPresent()) {
                throw refused.get();
            }
            Optional<Failure> failure = problem.map(thrown -> Failures.of(thrown, null));
            return new Outcome(failure, sight.diagnosis(), List.of(), duration);
        } finally {
            sessions.close();
        }
    }

    private FluentConfiguration configure(RunSessions sessions) {
        FluentConfiguration configuration = Configurations.of(settings, sessions.source());
        if (withoutBaselines) {
            Configurations.baselinePrefix(configuration, NO_PREFIX);
        }
        target.ifPresent(version -> configuration
                .target(MigrationVersion.fromVersion(version.toString()))
                .repeatableSqlMigrationPrefix(NO_PREFIX)
                .ignoreMigrationPatterns(withoutRepeatables(configuration)));
        return configuration;
    }

    /** Repeatable migrations that an earlier run to the head has applied are not missing, only hidden. */
    private static ValidatePattern[] withoutRepeatables(FluentConfiguration configuration) {
        Stream<ValidatePattern> users = Arrays.stream(configuration.getIgnoreMigrationPatterns());
        return Stream.concat(users, Stream.of(ValidatePattern.fromPattern("repeatable:missing")))
                .toArray(ValidatePattern[]::new);
    }

    private static List<String> validate(Flyway flyway) {
        try {
            ValidateResult result = flyway.validateWithResult();
            return result.invalidMigrations.stream()
                    .map(migration -> (migration.filepath.isEmpty() ? "" : migration.filepath + ": ")
                            + migration.errorDetails.errorMessage)
                    .toList();
        } catch (FlywayException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
