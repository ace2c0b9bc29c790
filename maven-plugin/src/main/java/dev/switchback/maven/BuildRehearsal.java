// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The rehearsals of every module that a goal is responsible for.
 *
 * <p>A goal that needs no POM is called by Maven once per build when it stands on the command line, not once per module: it visits
 * the modules itself, and fails at the end if any of them failed.
 */
final class BuildRehearsal {

    private final List<BuildModule> modules;
    private final Toolbox toolbox;

    BuildRehearsal(List<BuildModule> modules, Toolbox toolbox) {
        this.modules = modules;
        this.toolbox = toolbox;
    }

    void run(Map<String, String> parameters) throws MojoExecutionException, MojoFailureException {
        List<String> failures = new ArrayList<>();
        for (BuildModule module : modules) {
            try {
                new ModuleRehearsal(module, toolbox).run(module.isCurrent() ? parameters : Map.of());
            } catch (MojoFailureException e) {
                failures.add(modules.size() == 1 ? e.getMessage() : module.name() + ": " + e.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join("\n", failures));
        }
    }
}
