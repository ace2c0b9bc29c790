// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.backup.BackupProof;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Restores a backup into a throwaway database, compares what came out with what went in, and notes in the backup what came of it and
 * how long the restore took. It connects to no live database.
 */
@Mojo(name = "verify-backup", requiresProject = false, threadSafe = true)
public final class VerifyBackupMojo extends GoalParameters {

    private final Surroundings surroundings;
    private final MavenBinaries binaries;

    /** Called by Maven. */
    @Inject
    VerifyBackupMojo(
            Surroundings surroundings, MavenSession session, MavenProject project, RepositorySystem repositories) {
        this.surroundings = surroundings;
        this.binaries = new MavenBinaries(repositories, session.getRepositorySession(), project);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new LiveGoal(surroundings, getLog())
                .run(
                        values(),
                        "No backup is verified",
                        (reading, classLoader) -> BackupProof.verify(reading, binaries, getLog()::info));
    }
}
