// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.evidence.CheckResult;
import dev.switchback.rehearsal.RehearsalListener;
import dev.switchback.report.Progress;
import dev.switchback.report.Subject;
import dev.switchback.settings.SettingsReading;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Tells Maven's log how a rehearsal goes: whole lines, as many as were asked for. */
final class LogListener implements RehearsalListener {

    private final SettingsReading.Progress wanted;
    private final Log log;
    private final long start = System.nanoTime();
    private Progress progress = new Progress(List.of());

    LogListener(SettingsReading.Progress wanted, Log log) {
        this.wanted = wanted;
        this.log = log;
    }

    void planned(List<Subject> subjects) {
        progress = new Progress(subjects);
    }

    @Override
    public void remark(String sentence) {
        sentence.lines().forEach(log::info);
    }

    @Override
    public void judged(CheckResult result, int done, int total) {
        switch (wanted) {
            case TRIALS -> log.info(Progress.trial(result, done, total));
            case LINES ->
                progress.migration(result, Duration.ofNanos(System.nanoTime() - start))
                        .ifPresent(log::info);
            case NONE -> {}
        }
    }
}
