// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.profile.ProfileProblem;
import dev.switchback.rehearsal.LiveProfile;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** The profile of one module's live database. */
record ModuleProfile(BuildModule module, ServerCredentials credentials, Log log) {

    void write(Map<String, String> parameters) throws MojoExecutionException {
        Map<String, String> environment = System.getenv();
        try {
            SettingsReading reading = new ModuleSettings(module, environment).read(parameters, credentials);
            Optional<MavenProject> owner = new Elsewhere(module, environment).owner(reading.settings());
            if (reading.skip()) {
                log.info("No statistics are read, because switchback.skip is set.");
            } else if (owner.isPresent()) {
                log.info(module.name() + " has no migrations; module "
                        + owner.orElseThrow().getArtifactId() + " has.");
            } else {
                LiveProfile.write(reading, log::info);
            }
        } catch (SettingsProblem | ProfileProblem e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }
}
