// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.watch;

import dev.switchback.drift.RehearsedSchemas;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.Ledger;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Budget;
import dev.switchback.forecast.Forecast;
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
 * How long scripts will take by the evidence of the check {@code volume}. Evidence of another text, of another history before it, of
 * another major version, or for a volume that nobody has stated says nothing.
 *
 * @param forward of migrations, in seconds, by the migration's name
 * @param back    of their undo scripts
 */
public record Forecasts(Map<String, Interval> forward, Map<String, Interval> back) {

    static final Forecasts NONE = new Forecasts(Map.of(), Map.of());

    private static final String CHECK = "volume";

    /** What is done in less time is no reason for a warning, whatever was forecast. */
    private static final Duration FLOOR = Duration.ofSeconds(30);

    private static final int TIMES = 2;

    public Forecasts {
        forward = Map.copyOf(forward);
        back = Map.copyOf(back);
    }

    /** Reads them; none if there is no evidence, or none that can be read: a release does not depend on it. */
    public static Forecasts read(LiveDatabase live, MigrationSet scripts) {
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
        Map<String, Interval> forward = new HashMap<>();
        Map<String, Interval> back = new HashMap<>();
        for (MigrationEvidence now : MigrationEvidence.of(history, List.of())) {
            evidence.migrations().stream()
                    .filter(then -> isSame(then, now))
                    .findFirst()
                    .ifPresent(then -> outlook(then).ifPresent(outlook -> {
                        put(forward, now, outlook, Optional.of(outlook.forward()));
                        put(
                                back,
                                now,
                                outlook,
                                outlook.back().filter(script -> then.undo().equals(now.undo())));
                    }));
        }
        return new Forecasts(forward, back);
    }

    private static Optional<Outlook> outlook(MigrationEvidence evidence) {
        return evidence.results().stream()
                .filter(result -> result.check().toString().equals(CHECK))
                .map(CheckResult::outlook)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A volume that nobody has stated says nothing of production. */
    private static void put(
            Map<String, Interval> all, MigrationEvidence migration, Outlook outlook, Optional<Forecast> script) {
        script.filter(forecast -> forecast.isConstant() || !outlook.isAssumed())
                .ifPresent(forecast -> all.put(migration.name(), forecast.seconds()));
    }

    private static boolean isSame(MigrationEvidence then, MigrationEvidence now) {
        return then.name().equals(now.name())
                && then.sha256().equals(now.sha256())
                && then.chainSha256().equals(now.chainSha256());
    }

    /** Returns what a migration is forecast to take. */
    public Optional<Interval> of(Migration migration) {
        return Optional.ofNullable(forward.get(migration.name()));
    }

    /**
     * Returns what a migration may take.
     *
     * @param project the project's limits
     */
    public Expected forward(Migration migration, Limits project) {
        return expected(migration, of(migration), project);
    }

    /**
     * Returns what the undo script of a migration may take.
     *
     * @param project the project's limits
     */
    public Expected back(Migration migration, Limits project) {
        return expected(migration, Optional.ofNullable(back.get(migration.name())), project);
    }

    /** What its header states goes first, else the project's limits, with a warning by the forecast. */
    private static Expected expected(Migration migration, Optional<Interval> forecast, Limits project) {
        Limits limits = stated(migration, project)
                .orElseGet(
                        () -> forecast.map(seconds -> warned(seconds, project)).orElse(project));
        return new Expected(limits, forecast.map(seconds -> "forecast " + Amounts.seconds(seconds)));
    }

    private static Optional<Limits> stated(Migration migration, Limits project) {
        try {
            return migration.header().budget().map(text -> Budget.over(project, text));
        } catch (IllegalArgumentException e) {
            return Optional.of(project); // the rehearsal has told that it cannot be read
        }
    }

    /** Returns limits whose warning comes from the forecast, unless the user has set one, or it would come too late to be one. */
    private static Limits warned(Interval forecast, Limits project) {
        Duration warning = warning(forecast);
        boolean isSet = !project.warning().equals(Limits.DEFAULT.warning());
        return isSet || warning.compareTo(project.failure()) >= 0
                ? project
                : new Limits(warning, project.failure(), project.disk(), project.log());
    }

    private static Duration warning(Interval forecast) {
        Duration twice = Duration.ofMillis((long) (forecast.high() * 1000 * TIMES));
        return twice.compareTo(FLOOR) < 0 ? FLOOR : twice;
    }
}
