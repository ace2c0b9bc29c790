// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Severity;
import dev.switchback.rehearsal.RehearsalListener;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Prints remarks, warnings, and on a long run its progress: whole lines without control characters, for a build's log. */
final class ConsoleListener implements RehearsalListener {

    private static final long QUIET_NANOS = 10_000_000_000L;

    private final Consumer<String> out;
    private final LongSupplier nanoTime;
    private final long start;

    ConsoleListener(Consumer<String> out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    @Override
    public void remark(String sentence) {
        out.accept(sentence);
    }

    @Override
    public void judged(CheckResult result, int done, int total) {
        String name = TrialText.name(result.migration(), result.check());
        result.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .forEach(finding -> out.accept(name + System.lineSeparator() + TrialText.of(finding)));
        if (nanoTime.getAsLong() - start > QUIET_NANOS) {
            out.accept(done + "/" + total + " " + name);
        }
    }
}
