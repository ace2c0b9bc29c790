// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.backup.BackupList;
import dev.switchback.backup.Backups;
import java.time.Instant;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lists the backups in the directory that <code>switchback.backup.directory</code> names: whose they are, how old and how large,
 * whether they were verified, and how long a restore takes. It connects to no database.
 */
@Mojo(name = "backups", requiresProject = false, threadSafe = true)
public final class BackupsMojo extends GoalParameters {

    private final Surroundings surroundings;

    /** Called by Maven. */
    @Inject
    BackupsMojo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new LiveGoal(surroundings, getLog())
                .run(
                        values(),
                        "No backups are listed",
                        (reading, classLoader) -> BackupList.lines(
                                        Backups.in(reading.goal().backupDirectory()), Instant.now())
                                .forEach(getLog()::info));
    }
}
