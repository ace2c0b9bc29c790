// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines that tell how far a rehearsal is. Whole lines only: what moves the cursor is garbage in a build's log.
 *
 * <p>A run that is soon over shows none of them but failures; from then on there is one for each migration.
 */
public final class Progress {

    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Map<String, Subject> judged;
    private final Map<String, List<CheckResult>> results = new HashMap<>();
    private int migrationsDone;

    /** Starts with nothing done. */
    public Progress(List<Subject> subjects) {
        this.judged = subjects.stream()
                .filter(subject -> !subject.checks().isEmpty())
                .collect(Collectors.toMap(Subject::migration, subject -> subject));
    }

    /** Returns the line of one trial: {@code 12/40 V12__x.sql incremental 3.1 s}, and what came of it unless it is good. */
    public static String trial(CheckResult result, int done, int total) {
        Mark mark = Mark.of(result);
        return done + "/" + total + " " + Text.line(result.migration()) + " " + result.check() + " "
                + Text.seconds(result.duration()) + (mark == Mark.PASSED ? "" : " " + mark.text());
    }

    /** Returns a sign of life of a trial: {@code V12__x.sql incremental: 40 s so far, reading the schema}. */
    public static String pending(String migration, CheckId check, Duration since, String doing) {
        return Text.line(migration) + " " + check + ": " + since.toSeconds() + " s so far, " + Text.line(doing);
    }

    /**
     * Takes note of a trial.
     *
     * @param running how long the rehearsal has been going on
     * @return the line of its migration, if that was its last trial and there is reason to print it
     */
    public Optional<String> migration(CheckResult result, Duration running) {
        List<CheckResult> own = results.computeIfAbsent(result.migration(), name -> new ArrayList<>());
        own.add(result);
        Subject subject = judged.get(result.migration());
        if (subject == null || own.size() != subject.checks().size()) {
            return Optional.empty();
        }
        migrationsDone++;
        boolean failed = own.stream().anyMatch(each -> Mark.of(each) == Mark.FAILED);
        return failed || running.compareTo(QUIET) > 0 ? Optional.of(line(result.migration(), own)) : Optional.empty();
    }

    private String line(String migration, List<CheckResult> own) {
        Duration sum = own.stream().map(CheckResult::duration).reduce(Duration.ZERO, Duration::plus);
        String marks = own.stream()
                .map(result -> result.check() + " " + Mark.of(result).text())
                .collect(Collectors.joining(", "));
        return migrationsDone + "/" + judged.size() + " " + Text.line(migration) + " " + marks + ", "
                + Text.seconds(sum);
    }
}
