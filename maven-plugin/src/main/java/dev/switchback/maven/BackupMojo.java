// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.backup.LiveBackup;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Backs the live database that <code>flyway.url</code> names up with the product's own program, into a directory of its own with a
 * manifest that says what is in it. A backup that was cut off is never taken for one.
 *
 * <p>Needs no POM: <code>mvn dev.switchback:switchback-maven-plugin:backup -Dflyway.url=jdbc:postgresql://host/shop
 * -Dflyway.user=backup</code>, with the password in the environment variable <code>FLYWAY_PASSWORD</code>.
 */
@Mojo(name = "backup", requiresProject = false, threadSafe = true)
public final class BackupMojo extends GoalParameters {

    private final Surroundings surroundings;

    /** Called by Maven. */
    @Inject
    BackupMojo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new LiveGoal(surroundings, getLog())
                .run(
                        values(),
                        "Nothing is backed up",
                        (reading, classLoader) -> LiveBackup.take(reading, getLog()::info));
    }
}
