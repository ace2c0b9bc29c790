// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.database.Observer;
import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LiveState;
import dev.switchback.flyway.ReleaseLock;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.release.watch.Pace;
import dev.switchback.report.Text;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.MigrateSettings.OnFailure;
import dev.switchback.settings.SettingsReading;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes a live database from its version to the newest one at hand, or to the one that {@code flyway.target} names. */
public final class Migrate {

    private final Target target;
    private final Optional<String> confirmed;
    private final BackupBefore backup;
    private final DriftGuard drift;
    private final EvidenceGuard evidence;
    private final Consumer<String> out;

    private Migrate(
            Target target,
            Optional<String> confirmed,
            BackupBefore backup,
            DriftGuard drift,
            EvidenceGuard evidence,
            Consumer<String> out) {
        this.evidence = evidence;
        this.target = target;
        this.confirmed = confirmed;
        this.backup = backup;
        this.drift = drift;
        this.out = out;
    }

    /**
     * Migrates the database that {@code flyway.url} names.
     *
     * @param classLoader where {@code classpath:} locations and Java migrations are found
     * @param binaries    who may fetch a server's programs, for a backup to be verified
     * @param out         takes what a person should know, line by line; no password is in it
     * @throws LiveProblem if nothing was done, or if it failed; the message tells which, what state the database is in, and
     *     what to do
     */
    public static void run(
            SettingsReading reading, ClassLoader classLoader, BinariesSource binaries, Consumer<String> out)
            throws LiveProblem {
        run(
                reading,
                classLoader,
                binaries,
                out,
                Pace.DEFAULT.withSilence(reading.goal().silence()));
    }

    static void run(
            SettingsReading reading, ClassLoader classLoader, BinariesSource binaries, Consumer<String> out, Pace pace)
            throws LiveProblem {
        Consumer<String> safe = line -> out.accept(Text.line(line));
        try (LiveDatabase live = LiveDatabase.find(reading, "that could be migrated", "deployer")) {
            Target target = Target.read(live, reading, classLoader, pace);
            new Migrate(
                            target,
                            toGoOn(reading),
                            new BackupBefore(reading, binaries, safe),
                            new DriftGuard(target, classLoader, safe),
                            new EvidenceGuard(target, reading, classLoader, safe),
                            safe)
                    .run();
        }
    }

    /** Who has agreed to a restore has not agreed to what a release has left that was cut off. */
    private static Optional<String> toGoOn(SettingsReading reading) {
        return reading.goal().migrate().onFailure() == OnFailure.RESTORE
                ? Optional.empty()
                : reading.goal().confirmed();
    }

    private void run() throws LiveProblem {
        backup.requireKeys();
        out.accept("Migrates " + target.name() + " (" + target.live().database() + ", "
                + target.live().server().words() + ").");
        if (target.settings().dryRun()) {
            tryOut();
            return;
        }
        try (ReleaseLock lock = ReleaseLock.take(target.flyway(), target.live().database());
                Observer observer = new Observer(target.live()::connect)) {
            LiveState state = new StartConditions(target, out).check(lock.session());
            evidence.require(state.pending());
            if (!state.pending().isEmpty()) {
                backup.requireWayBack(target.live());
            }
            new Interruption(target, confirmed, out).check(lock.session(), state);
            if (tellPending(state)) {
                drift.before();
                new Release(target, observer, backup, drift, state, out).carryOut();
            }
        } catch (HistoryProblem e) {
            throw new LiveProblem(target.safe(String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private LiveProblem unreachable(SQLException e) {
        return LiveProblem.of(
                target.live().database(),
                "The connection to " + target.name() + " is lost",
                e,
                "mvn switchback:status tells how the database stands.");
    }

    private void tryOut() throws LiveProblem {
        try (Observer observer = new Observer(target.live()::connect)) {
            LiveState state = new StartConditions(target, out).check(observer.connection());
            evidence.require(state.pending());
            if (tellPending(state)) {
                drift.before();
                new DryRun(target, out).tell(state.pending());
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Returns whether there is anything to do. */
    private boolean tellPending(LiveState state) {
        String at =
                state.current().map(script -> "is at version " + script.label()).orElse("has no version yet");
        if (state.pending().isEmpty()) {
            out.accept(target.name() + " " + at + "; nothing is pending, nothing has been changed." + older(state));
            return false;
        }
        out.accept(target.name() + " " + at + "; pending: "
                + state.pending().stream().map(LiveScript::name).collect(Collectors.joining(", ")) + ".");
        return true;
    }

    private static String older(LiveState state) {
        return state.current()
                .flatMap(LiveScript::version)
                .flatMap(current ->
                        state.newest().flatMap(LiveScript::version).filter(newest -> newest.compareTo(current) < 0))
                .map(newest -> " The newest version at hand is " + newest + ": is this an older release?")
                .orElse("");
    }
}
