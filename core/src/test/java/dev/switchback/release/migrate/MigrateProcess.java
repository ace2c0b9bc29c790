// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.live.LiveProblem;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The goal in a process of its own, which a test can kill. */
public final class MigrateProcess {

    private MigrateProcess() {}

    /** Starts one; its settings are handed over as system properties. */
    static Process start(Path directory, Map<String, String> settings, Path output) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(MigrateProcess.class.getName());
        command.add(directory.toString());
        File file = output.toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(file)
                .start();
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
