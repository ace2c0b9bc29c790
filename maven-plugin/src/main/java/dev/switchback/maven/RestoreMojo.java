// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.backup.LiveRestore;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Restores a backup beside the live database that <code>flyway.url</code> names, compares it with what was backed up, and only then puts
 * it in the live one's place. The former one is kept under another name. It is done only if <code>switchback.confirm</code> names the
 * database.
 */
@Mojo(name = "restore", requiresProject = false, threadSafe = true)
public final class RestoreMojo extends GoalParameters {

    private final Surroundings surroundings;

    /** Called by Maven. */
    @Inject
    RestoreMojo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new LiveGoal(surroundings, getLog())
                .run(
                        values(),
                        "Nothing is restored",
                        (reading, classLoader) -> LiveRestore.restore(reading, getLog()::info));
    }
}
