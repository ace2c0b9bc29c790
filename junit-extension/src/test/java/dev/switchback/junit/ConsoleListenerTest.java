// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleListenerTest {

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final ConsoleListener listener = new ConsoleListener(lines::add, nanos::get);

    @Test
    void shortRunShowsNoProgress() {
        listener.judged(passed(), 1, 2);

        assertThat(lines).isEmpty();
    }

    @Test
    void longRunShowsALineATrial() {
        nanos.set(Duration.ofSeconds(11).toNanos());

        listener.judged(passed(), 1, 2);

        assertThat(lines).containsExactly("1/2 V2__add_email.sql: rollback");
    }

    @Test
    void warningIsPrintedAtOnce() {
        listener.judged(passed(new Finding("slow", Severity.WARNING, "It is slow.", "", "", Where.UNKNOWN)), 1, 2);

        assertThat(lines).singleElement().asString().contains("V2__add_email.sql: rollback", "warning:  It is slow.");
    }

    @Test
    void remarkIsPrinted() {
        listener.remark("PostgreSQL 18.6, embedded");

        assertThat(lines).containsExactly("PostgreSQL 18.6, embedded");
    }

    private static CheckResult passed(Finding... findings) {
        return new CheckResult(
                "V2__add_email.sql",
                new CheckId("rollback"),
                new Verdict.Passed(),
                List.of(findings),
                Duration.ofSeconds(1));
    }
}
