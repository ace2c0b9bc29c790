// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsReading;
import dev.switchback.settings.SettingsSource;
import java.nio.file.Path;
import java.util.List;

/** The goal in a process of its own. */
public final class UndoProcess {

    private UndoProcess() {}

    /** Undoes; the settings are the system properties, and the argument is the project's directory. */
    public static void main(String[] arguments) throws SettingsProblem, LiveProblem {
        SettingsReading reading = SettingsReader.read(
                "shop", Path.of(arguments[0]), List.of(SettingsSource.of("the test", System.getProperties())));
        LiveDatabase live = LiveDatabase.find(reading, "to undo", "deployer");
        UndoRelease.run(live, UndoProcess.class.getClassLoader(), reading.goal(), System.out::println);
    }
}
