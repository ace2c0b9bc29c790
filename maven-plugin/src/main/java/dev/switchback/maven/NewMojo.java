// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.layout.FlywayNaming;
import dev.switchback.migration.layout.MigrationDirectories;
import dev.switchback.migration.layout.NewMigration;
import dev.switchback.settings.Key;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes the next migration with its undo script: empty files with the next version and a header to fill in, where the project keeps
 * them. <code>mvn switchback:new -Dswitchback.description="add email to customers"</code>.
 */
@Mojo(name = "new", requiresProject = false, threadSafe = true)
public final class NewMojo extends GoalParameters {

    private final Surroundings surroundings;

    /** Called by Maven. */
    @Inject
    NewMojo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void execute() throws MojoExecutionException {
        for (BuildModule module : surroundings.modules()) {
            ModuleTurn turn = new ModuleTurn(module, Optional.empty(), getLog());
            try {
                Optional<SettingsReading> reading = turn.take(values(), "No migration is written");
                if (reading.isPresent()) {
                    write(reading.orElseThrow());
                }
            } catch (SettingsProblem | HistoryProblem | IOException e) {
                throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private void write(SettingsReading reading) throws IOException, MojoExecutionException {
        Settings settings = reading.settings();
        String description = reading.goal()
                .description()
                .orElseThrow(() -> new MojoExecutionException("What does the migration do? Say it in a few words: -D"
                        + Key.DESCRIPTION.key() + "=\"add email to customers\""));
        NewMigration written = NewMigration.write(
                MigrationDirectories.of(settings),
                MigrationDirectories.ofUndo(settings),
                FlywayNaming.of(settings.flyway()),
                description,
                Instant.now());
        getLog().info("Wrote " + written.migration());
        getLog().info("  and " + written.undo());
        getLog().info("Fill both in, then mvn switchback:rehearse.");
    }
}
