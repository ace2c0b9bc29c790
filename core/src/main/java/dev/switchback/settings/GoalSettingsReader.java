// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.encryption.Identity;
import dev.switchback.encryption.Recipients;
import dev.switchback.forecast.Budget;
import dev.switchback.migration.Version;
import dev.switchback.settings.GoalSettings.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what single goals are told. */
final class GoalSettingsReader {

    private static final int MOST_JOBS = 64;

    private final Values values;
    private final List<String> problems;

    GoalSettingsReader(Values values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    /**
     * Reads them.
     *
     * @param evidence the directory of the evidence, beside which reports go
     */
    GoalSettings read(Path base, Path evidence) {
        Optional<Version> target = values.read(Key.TARGET, Version::parse);
        Optional<Integer> steps = values.read(Key.STEPS, Values::atLeastOne);
        if (target.isPresent() && steps.isPresent()) {
            problems.add(
                    Key.TARGET.key() + " and " + Key.STEPS.key() + " both say how far an undo goes; keep one of them");
        }
        return new GoalSettings(
                values.read(Key.DESCRIPTION, text -> text),
                values.read(Key.OUTPUT, GoalSettingsReader::output).orElse(Output.TEXT),
                target,
                steps,
                values.read(Key.CONFIRM, text -> text),
                backup(base),
                new MigrateSettingsReader(values).read(base),
                new GateSettingsReader(values, problems).read(),
                ReportSettings.read(values, base, evidence, problems),
                values.read(Key.SILENCE, Budget::duration).orElse(Duration.ofMinutes(1)));
    }

    private BackupSettings backup(Path base) {
        return new BackupSettings(
                base.resolve(values.read(Key.BACKUP_DIRECTORY, Values::path).orElse(Path.of("switchback-backups"))),
                values.read(Key.BACKUP, text -> text).filter(text -> !text.equals("latest")),
                values.read(Key.BACKUP_TOOLS, Values::path).map(base::resolve),
                values.read(Key.BACKUP_JOBS, GoalSettingsReader::jobs).orElse(1),
                values.read(Key.BACKUP_KEEP, Values::atLeastOne).orElse(3),
                values.read(Key.BACKUP_AGE, GoalSettingsReader::age).orElse(Duration.ofDays(30)),
                values.read(Key.BACKUP_RECIPIENTS, text -> Recipients.parse(Values.split(text), base))
                        .orElse(Recipients.NOBODY),
                values.read(Key.BACKUP_IDENTITY, text -> Identity.parse(text, base)));
    }

    /** Days are for backups alone: nothing else that is set takes that long. */
    static Duration age(String text) {
        return text.matches("[1-9]\\d{0,4}d")
                ? Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)))
                : Budget.duration(text);
    }

    private static int jobs(String text) {
        int jobs = Values.atLeastOne(text);
        if (jobs > MOST_JOBS) {
            throw new IllegalArgumentException(
                    text + " processes are more than the " + MOST_JOBS + " that are allowed");
        }
        return jobs;
    }

    private static Output output(String text) {
        try {
            return Output.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is neither text nor json", e);
        }
    }
}
