// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.backup.BackupPruning;
import java.time.Instant;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Deletes backups that are old, and what backups that were cut off have left. The newest few of each database stay, and its newest
 * verified one whatever is said.
 */
@Mojo(name = "prune", requiresProject = false, threadSafe = true)
public final class PruneMojo extends GoalParameters {

    private final Surroundings surroundings;

    /** Called by Maven. */
    @Inject
    PruneMojo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new LiveGoal(surroundings, getLog())
                .run(
                        values(),
                        "No backup is deleted",
                        (reading, classLoader) ->
                                BackupPruning.prune(reading.goal().backup(), getLog()::info, Instant.now()));
    }
}
