// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Verdict;
import dev.switchback.migration.Header;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading.Progress;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarrationTest {

    private static final CheckId FRESH = new CheckId("fresh");
    private static final CheckId ROLLBACK = new CheckId("rollback");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path directory;

    @Test
    void shortRunShowsNoProgress() {
        Narration narration = planned(Progress.LINES);
        judge(narration, FRESH);
        judge(narration, ROLLBACK);

        assertThat(lines).isEmpty();
    }

    @Test
    void longRunShowsALineAMigration() {
        Narration narration = planned(Progress.LINES);
        sleep(11);
        judge(narration, FRESH);
        assertThat(lines).isEmpty();
        judge(narration, ROLLBACK);

        assertThat(lines).singleElement().asString().contains("1/2 V2__add_email.sql fresh ", "3.0 s");
    }

    @Test
    void trialsAreShownOneByOneIfAskedFor() {
        Narration narration = planned(Progress.TRIALS);
        judge(narration, FRESH);
        judge(narration, ROLLBACK);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("2/2 V2__add_email.sql rollback 1.5 s");
    }

    @Test
    void nothingIsShownIfNothingIsAskedFor() {
        Narration narration = planned(Progress.NONE);
        sleep(11);
        judge(narration, FRESH);
        judge(narration, ROLLBACK);

        assertThat(lines).isEmpty();
    }

    @Test
    void remarkIsPrintedLineByLine() {
        planned(Progress.NONE).remark("PostgreSQL 18.6, embedded\nand more");

        assertThat(lines).containsExactly("PostgreSQL 18.6, embedded", "and more");
    }

    @Test
    void longTrialGivesASignOfLifeAfterTenSecondsAndThenEveryThirty() {
        Narration narration = planned(Progress.LINES);
        narration.begins("V2__add_email.sql", FRESH, () -> "reading the schema");
        for (int second = 1; second <= 75; second++) {
            sleep(1);
            narration.tick();
        }

        assertThat(lines)
                .containsExactly(
                        "V2__add_email.sql fresh: 10 s so far, reading the schema",
                        "V2__add_email.sql fresh: 40 s so far, reading the schema",
                        "V2__add_email.sql fresh: 70 s so far, reading the schema");
    }

    @Test
    void anotherLineIsASignOfLifeToo() {
        Narration narration = planned(Progress.LINES);
        sleep(9);
        narration.remark("something else");
        narration.begins("V2__add_email.sql", FRESH, () -> "reading the schema");
        sleep(9);
        narration.tick();

        assertThat(lines).containsExactly("something else");
    }

    @Test
    void betweenTrialsThereIsNothingToTell() {
        Narration narration = planned(Progress.LINES);
        judge(narration, FRESH);
        sleep(60);
        narration.tick();

        assertThat(lines).isEmpty();
    }

    @Test
    void slowPreparationIsTold() {
        Narration narration = new Narration(Progress.LINES, lines::add, nanos::get);
        sleep(12);
        narration.tick();

        assertThat(lines).containsExactly("preparing the server and reading the migrations: 12 s so far");
    }

    /** The script goes on when it has been told of, by which a database of the same server goes. */
    @Test
    void realTrialTellsWhatItIsAt() throws Exception {
        Database sign = TestServers.postgres().create("sign");
        new History(directory).file("V1__slow.sql", """
                DO $$ BEGIN FOR i IN 1..400 LOOP
                  EXIT WHEN NOT EXISTS (SELECT FROM pg_database WHERE datname = '%s');
                  PERFORM pg_sleep(0.05);
                END LOOP; END $$;""".formatted(sign.name()));
        AtomicBoolean told = new AtomicBoolean();
        // A clock that runs a hundred times as fast: a tenth of a second is a sign of life.
        try (Narration narration = Narration.begin(
                        Progress.LINES,
                        line -> {
                            if (isAtWork(line) && told.compareAndSet(false, true)) {
                                drop(sign);
                            }
                        },
                        () -> System.nanoTime() * 100,
                        Duration.ofMillis(5));
                Rehearsal rehearsal =
                        Rehearsal.open(besides(sign), getClass().getClassLoader(), Hooks.NONE, narration)) {
            rehearsal.runAll();
        }

        assertThat(told).isTrue();
    }

    private static boolean isAtWork(String line) {
        return line.matches("V1__slow.sql fresh: \\d+ s so far, applying migrations to the empty database");
    }

    private static void drop(Database database) {
        try {
            TestServers.postgres().drop(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Settings for a rehearsal on the server of another database. */
    private Settings besides(Database other) throws SettingsProblem {
        Map<String, String> values = Map.of(
                "switchback.check", "fresh",
                "switchback.server.url", other.url().replaceFirst("/[^/]*$", "/postgres"),
                "switchback.server.user", other.user(),
                "switchback.server.password", other.password());
        return SettingsReader.read("history", directory, List.of(SettingsSource.of("test", values)))
                .settings()
                .withFlyway(Map.of("flyway.locations", "filesystem:" + directory.resolve("db")));
    }

    @Test
    void clockIsADaemonThatEndsWithTheNarration() throws InterruptedException {
        try (Narration narration =
                Narration.begin(Progress.LINES, lines::add, System::nanoTime, Duration.ofMillis(1))) {
            narration.remark("begun");
            assertThat(clocks()).isNotEmpty().allMatch(Thread::isDaemon);
        }
        for (int i = 0; i < 4000 && clocks().findAny().isPresent(); i++) {
            Thread.sleep(5);
        }
        assertThat(clocks()).isEmpty();
    }

    private static Stream<Thread> clocks() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("switchback-narration") && thread.isAlive());
    }

    private void sleep(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private Narration planned(Progress progress) {
        Narration narration = new Narration(progress, lines::add, nanos::get);
        narration.planned(new Plan(List.of(migration("1", "create_users"), migration("2", "add_email")), List.of()));
        return narration;
    }

    private static PlannedMigration migration(String version, String description) {
        return new PlannedMigration(
                new Migration(
                        Migration.Kind.VERSIONED,
                        Optional.of(Version.parse(version)),
                        description.replace('_', ' '),
                        "V" + version + "__" + description + ".sql",
                        Optional.empty(),
                        Optional.empty(),
                        Header.NONE),
                List.of(FRESH, ROLLBACK));
    }

    private static void judge(Narration narration, CheckId check) {
        narration.begins("V2__add_email.sql", check, () -> "judging");
        narration.judged(
                new CheckResult("V2__add_email.sql", check, new Verdict.Passed(), List.of(), Duration.ofMillis(1500)),
                check.equals(FRESH) ? 1 : 2,
                2);
    }
}
