// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LiveState;
import dev.switchback.flyway.ReleaseLock;
import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.report.Text;
import dev.switchback.settings.SettingsReading;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes a live database from its version to the newest one at hand, or to the one that {@code flyway.target} names. */
public final class Migrate {

    private final Target target;
    private final Consumer<String> out;

    private Migrate(Target target, Consumer<String> out) {
        this.target = target;
        this.out = out;
    }

    /**
     * Migrates the database that {@code flyway.url} names.
     *
     * @param classLoader where {@code classpath:} locations and Java migrations are found
     * @param out         takes what a person should know, line by line; no password is in it
     * @throws LiveProblem if nothing was done, or if it failed; the message tells which, what state the database is in, and
     *     what to do
     */
    public static void run(SettingsReading reading, ClassLoader classLoader, Consumer<String> out) throws LiveProblem {
        run(reading, classLoader, out, Pace.DEFAULT);
    }

    static void run(SettingsReading reading, ClassLoader classLoader, Consumer<String> out, Pace pace)
            throws LiveProblem {
        Consumer<String> safe = line -> out.accept(Text.line(line));
        LiveDatabase live = LiveDatabase.find(reading, "that could be migrated", "deployer");
        new Migrate(Target.read(live, reading, classLoader, pace), safe).run();
    }

    private void run() throws LiveProblem {
        out.accept("Migrates " + target.name() + " (" + target.live().database() + ", "
                + target.live().server().words() + ").");
        if (target.settings().dryRun()) {
            tryOut();
            return;
        }
        try (ReleaseLock lock = ReleaseLock.take(target.flyway(), target.live().database());
                Observer observer = new Observer(target.live())) {
            LiveState state = new StartConditions(target, out).check(lock.session());
            if (tellPending(state)) {
                apply(state, observer);
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
        try (Observer observer = new Observer(target.live())) {
            LiveState state = new StartConditions(target, out).check(observer.connection());
            if (tellPending(state)) {
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

    private void apply(LiveState before, Observer observer) throws LiveProblem, SQLException {
        Validation validation = Validation.begin(target, observer.connection());
        Applying applying = new Applying(target, observer, before.pending(), out);
        applying.run();
        LiveState after = validation.check(observer.connection());
        summary(applying.applied(), after);
    }

    private void summary(List<Applied> applied, LiveState after) {
        Duration all = applied.stream().map(Applied::duration).reduce(Duration.ZERO, Duration::plus);
        out.accept(Text.count(applied.size(), "migration") + " applied in " + WaitWords.time(all) + "; " + target.name()
                + after.current()
                        .map(script -> " is at version " + script.label())
                        .orElse(" has no version")
                + ", and Flyway's validate is content.");
    }
}
