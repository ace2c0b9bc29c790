// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.migration.Version;
import dev.switchback.settings.GoalSettings.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what single goals are told. */
final class GoalSettingsReader {

    private final Values values;
    private final List<String> problems;

    GoalSettingsReader(Values values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    GoalSettings read(Path base) {
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
                base.resolve(values.read(Key.BACKUP_DIRECTORY, Values::path).orElse(Path.of("switchback-backups"))));
    }

    private static Output output(String text) {
        try {
            return Output.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is neither text nor json", e);
        }
    }
}
