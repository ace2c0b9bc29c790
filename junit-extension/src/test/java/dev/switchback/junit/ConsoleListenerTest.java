// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import dev.switchback.rehearsal.Plan;
import dev.switchback.rehearsal.PlannedMigration;
import dev.switchback.settings.SettingsReading.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleListenerTest {

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void shortRunShowsNoProgress() {
        ConsoleListener listener = listener(Progress.LINES);

        listener.judged(passed("fresh"), 1, 2);
        listener.judged(passed("rollback"), 2, 2);

        assertThat(lines).isEmpty();
    }

    @Test
    void longRunShowsALineAMigration() {
        ConsoleListener listener = listener(Progress.LINES);
        nanos.set(Duration.ofSeconds(11).toNanos());

        listener.judged(passed("fresh"), 1, 2);
        assertThat(lines).isEmpty();
        listener.judged(passed("rollback"), 2, 2);

        assertThat(lines).singleElement().asString().contains("1/2 V2__add_email.sql fresh ", "3.0 s");
    }

    @Test
    void trialsAreShownOneByOneIfAskedFor() {
        ConsoleListener listener = listener(Progress.TRIALS);

        listener.judged(passed("fresh"), 1, 2);
        listener.judged(passed("rollback"), 2, 2);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("2/2 V2__add_email.sql rollback 1.5 s");
    }

    @Test
    void endShowsTheTableAndWarningsAndLeavesFailuresToJUnit() {
        Finding slow = new Finding("slow", Severity.WARNING, "It is slow.", "", "", Where.UNKNOWN);
        Finding lost = new Finding("lost", Severity.FAILURE, "A row is lost.", "", "", Where.UNKNOWN);

        listener(Progress.NONE).end(List.of(passed("fresh"), result("rollback", new Verdict.Failed(), slow, lost)));

        assertThat(String.join("\n", lines))
                .contains("V1__create_users.sql", "FAILED  V2__add_email.sql: rollback", "It is slow.")
                .doesNotContain("A row is lost.");
    }

    @Test
    void nothingIsShownIfNothingIsAskedFor() {
        ConsoleListener listener = listener(Progress.NONE);
        nanos.set(Duration.ofSeconds(11).toNanos());

        listener.judged(passed("fresh"), 1, 2);
        listener.judged(passed("rollback"), 2, 2);

        assertThat(lines).isEmpty();
    }

    @Test
    void remarkIsPrinted() {
        listener(Progress.LINES).remark("PostgreSQL 18.6, embedded");

        assertThat(lines).containsExactly("PostgreSQL 18.6, embedded");
    }

    private ConsoleListener listener(Progress progress) {
        ConsoleListener listener = new ConsoleListener(progress, lines::add, nanos::get);
        List<CheckId> checks = List.of(new CheckId("fresh"), new CheckId("rollback"));
        listener.planned(new Plan(
                List.of(
                        new PlannedMigration(Migrations.versioned("1", "create_users"), checks),
                        new PlannedMigration(Migrations.versioned("2", "add_email"), checks)),
                List.of()));
        return listener;
    }

    private static CheckResult passed(String check) {
        return result(check, new Verdict.Passed());
    }

    private static CheckResult result(String check, Verdict verdict, Finding... findings) {
        return new CheckResult(
                "V2__add_email.sql", new CheckId(check), verdict, List.of(findings), Duration.ofMillis(1500));
    }
}
