// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * A module's turn at a goal: none if the user skips it, or if the migrations are in another module.
 *
 * @param credentials what {@code settings.xml} has for servers, of goals that connect to the live database
 */
record ModuleTurn(BuildModule module, Optional<ServerCredentials> credentials, Log log) {

    /**
     * Reads the module's settings.
     *
     * @param skipped what is said if it is skipped
     */
    Optional<SettingsReading> take(Map<String, String> parameters, String skipped) throws SettingsProblem {
        Map<String, String> environment = System.getenv();
        ModuleSettings settings = new ModuleSettings(module, environment);
        SettingsReading reading = credentials.isPresent()
                ? settings.read(parameters, credentials.orElseThrow())
                : settings.read(parameters);
        Optional<MavenProject> owner = new Elsewhere(module, environment).owner(reading.settings());
        if (reading.skip()) {
            log.info(skipped + ", because switchback.skip is set.");
        } else if (owner.isPresent()) {
            log.info(module.name() + " has no migrations; module "
                    + owner.orElseThrow().getArtifactId() + " has.");
        }
        return reading.skip() || owner.isPresent() ? Optional.empty() : Optional.of(reading);
    }
}
