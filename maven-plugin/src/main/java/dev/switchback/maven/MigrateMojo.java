// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.release.migrate.Migrate;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Migrates the live database that <code>flyway.url</code> names with the project's own Flyway configuration, watched: each statement
 * waits for locks for a short time only and is tried again, progress and who waits for whom are told, and what fails is told with the
 * state that the database is in and the ways out of it.
 *
 * <p>Needs no POM: <code>mvn dev.switchback:switchback-maven-plugin:migrate -Dflyway.url=jdbc:postgresql://host/shop
 * -Dflyway.user=deployer -Dswitchback.locations=filesystem:db/migration</code>, with the password in the environment variable
 * <code>FLYWAY_PASSWORD</code>.
 */
@Mojo(name = "migrate", requiresProject = false, threadSafe = true)
public final class MigrateMojo extends GoalParameters {

    private final Surroundings surroundings;
    private final MavenBinaries binaries;

    /** Called by Maven. */
    @Inject
    MigrateMojo(Surroundings surroundings, MavenSession session, MavenProject project, RepositorySystem repositories) {
        this.surroundings = surroundings;
        this.binaries = new MavenBinaries(repositories, session.getRepositorySession(), project);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new LiveGoal(surroundings, getLog())
                .run(
                        values(),
                        "Nothing is migrated",
                        (reading, classLoader) -> Migrate.run(reading, classLoader, binaries, getLog()::info));
    }
}
