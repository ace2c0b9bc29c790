// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.OtherJvm;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The goal in a process of its own, which a test can kill. */
public final class MigrateProcess {

    private MigrateProcess() {}

    /** Starts one; its settings are handed over as system properties. */
    static OtherJvm start(Path directory, Map<String, String> settings, Path output) throws IOException {
        return OtherJvm.start(MigrateProcess.class, settings, output, directory.toString());
    }

    /** Migrates; the exit code tells whether it went well. */
    public static void main(String[] arguments) throws SettingsProblem, LiveProblem {
        Properties properties = System.getProperties();
        Migrate.run(
                SettingsReader.read("shop", Path.of(arguments[0]), List.of(SettingsSource.of("the test", properties))),
                MigrateProcess.class.getClassLoader(),
                BinariesSource.NONE,
                System.out::println,
                LiveProject.QUICK);
    }
}
