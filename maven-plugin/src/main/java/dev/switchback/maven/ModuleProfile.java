// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.live.LiveProblem;
import dev.switchback.live.LiveProfile;
import dev.switchback.profile.ProfileProblem;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** The profile of one module's live database. */
record ModuleProfile(BuildModule module, ServerCredentials credentials, Log log) {

    void write(Map<String, String> parameters) throws MojoExecutionException {
        try {
            Optional<SettingsReading> reading =
                    new ModuleTurn(module, Optional.of(credentials), log).take(parameters, "No statistics are read");
            if (reading.isPresent()) {
                LiveProfile.write(reading.orElseThrow(), log::info);
            }
        } catch (SettingsProblem | ProfileProblem | LiveProblem e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }
}
