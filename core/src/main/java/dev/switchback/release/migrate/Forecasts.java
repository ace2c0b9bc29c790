// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.drift.RehearsedSchemas;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.Ledger;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Limits;
import dev.switchback.forecast.Outlook;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveServer;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long migrations will take by the evidence of the check {@code volume}. Evidence of another text, of another history before it, of
 * another major version, or for a volume that nobody has stated says nothing.
 *
 * @param seconds by the migration's name
 */
record Forecasts(Map<String, Interval> seconds) {

    static final Forecasts NONE = new Forecasts(Map.of());

    private static final String CHECK = "volume";

    /** What is done in less time is no reason for a warning, whatever was forecast. */
    private static final Duration FLOOR = Duration.ofSeconds(30);

    private static final int TIMES = 2;

    Forecasts {
        seconds = Map.copyOf(seconds);
    }

    /** Reads them; none if there is no evidence, or none that can be read: a release does not depend on it. */
    static Forecasts read(LiveDatabase live, MigrationSet scripts) {
        Settings settings = live.settings();
        Path directory = settings.evidenceDirectory();
        try {
            String name = RehearsedSchemas.find(live, scripts)
                    .map(record -> record.header().name())
                    .orElse(settings.name());
            return Ledger.current(directory, name)
                    .map(evidence -> of(evidence, live.server(), scripts.migrations()))
                    .orElse(NONE);
        } catch (EvidenceProblem e) {
            return NONE;
        }
    }

    /** Holds a document against the migrations as they are now. Pure. */
    static Forecasts of(Evidence evidence, LiveServer server, List<Migration> history) {
        var rehearsedOn = evidence.header().database();
        if (!evidence.isComplete() || !server.isLike(rehearsedOn.product(), rehearsedOn.version())) {
            return NONE;
        }
        Map<String, Interval> seconds = new HashMap<>();
        for (MigrationEvidence now : MigrationEvidence.of(history, List.of())) {
            evidence.migrations().stream()
                    .filter(then -> isSame(then, now))
                    .flatMap(then -> then.results().stream())
                    .filter(result -> result.check().toString().equals(CHECK))
                    .map(CheckResult::outlook)
                    .flatMap(Optional::stream)
                    .filter(Forecasts::isOfProduction)
                    .findFirst()
                    .ifPresent(
                            outlook -> seconds.put(now.name(), outlook.forward().seconds()));
        }
        return new Forecasts(seconds);
    }

    private static boolean isSame(MigrationEvidence then, MigrationEvidence now) {
        return then.name().equals(now.name())
                && then.sha256().equals(now.sha256())
                && then.chainSha256().equals(now.chainSha256());
    }

    private static boolean isOfProduction(Outlook outlook) {
        return outlook.forward().isConstant() || !outlook.isAssumed();
    }

    Optional<Interval> of(Migration migration) {
        return Optional.ofNullable(seconds.get(migration.name()));
    }

    /**
     * Returns limits whose warning comes from the forecast, unless the user has set one, or it would come too late to be one.
     *
     * @param project the project's limits
     */
    Limits limits(Migration migration, Limits project) {
        boolean isSet = !project.warning().equals(Limits.DEFAULT.warning());
        return of(migration)
                .map(Forecasts::warning)
                .filter(warning -> !isSet && warning.compareTo(project.failure()) < 0)
                .map(warning -> new Limits(warning, project.failure(), project.disk(), project.log()))
                .orElse(project);
    }

    private static Duration warning(Interval forecast) {
        Duration twice = Duration.ofMillis((long) (forecast.high() * 1000 * TIMES));
        return twice.compareTo(FLOOR) < 0 ? FLOOR : twice;
    }

    /** Returns the forecast for people, such as {@code forecast 8 to 15 seconds}; empty if there is none. */
    Optional<String> words(Migration migration) {
        return of(migration).map(forecast -> "forecast " + Amounts.seconds(forecast));
    }
}
