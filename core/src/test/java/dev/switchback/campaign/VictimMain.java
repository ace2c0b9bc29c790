// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.live.LiveProblem;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** One goal, begun when somebody says so. */
public final class VictimMain {

    static final String READY = "Ready.";
    static final int TOLD = 3;

    private VictimMain() {}

    /** Reads goal, directory and settings from standard input; if there is nobody any more, it ends. */
    public static void main(String[] arguments) throws Exception {
        Flyway.configure().load();
        DriverManager.getDrivers();
        System.out.println(READY);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String goal = in.readLine();
        if (goal != null) {
            System.exit(run(Goal.valueOf(goal), in.readLine(), in.readLine()));
        }
    }

    private static int run(Goal goal, @Nullable String directory, @Nullable String file) throws Exception {
        Properties settings = new Properties();
        try (var in = Files.newInputStream(Path.of(String.valueOf(file)))) {
            settings.load(in);
        }
        try {
            goal.run(
                    SettingsReader.read(
                            Site.LIVE,
                            Path.of(String.valueOf(directory)),
                            List.of(SettingsSource.of("the campaign", settings))),
                    System.out::println);
            return 0;
        } catch (LiveProblem e) {
            System.out.println(e.getMessage());
            return TOLD;
        }
    }
}
