// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.live.LiveProblem;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** A goal on the live databases of modules: each that has migrations has its turn, in the build's order, until one fails. */
record LiveGoal(Surroundings surroundings, Log log) {

    /**
     * Does the work for each module.
     *
     * @param parameters the goal's own configuration, for the module in which Maven has called it
     * @param skipped    what is said of a module that is skipped
     */
    void run(Map<String, String> parameters, String skipped, LiveWork work)
            throws MojoExecutionException, MojoFailureException {
        for (BuildModule module : surroundings.modules()) {
            run(module, module.isCurrent() ? parameters : Map.of(), skipped, work);
        }
    }

    private void run(BuildModule module, Map<String, String> parameters, String skipped, LiveWork work)
            throws MojoExecutionException, MojoFailureException {
        try {
            ModuleTurn turn = new ModuleTurn(module, Optional.of(surroundings.credentials()), log);
            Optional<SettingsReading> reading = turn.take(parameters, skipped);
            if (reading.isPresent()) {
                on(module, reading.orElseThrow(), work);
            }
        } catch (SettingsProblem | LiveProblem | IOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    private void on(BuildModule module, SettingsReading reading, LiveWork work)
            throws LiveProblem, IOException, MojoFailureException {
        ModuleClassPath classPath =
                new ModuleClassPath(module, surroundings.toolbox(log).dependencies());
        try (URLClassLoader loader = classPath.open(reading.settings())) {
            work.on(reading, loader);
        }
    }
}
