// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.live.LiveDatabase;
import dev.switchback.release.undo.UndoRelease;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Takes the newest versions of the live database that <code>flyway.url</code> names back, each by its undo script: one, or as
 * many as <code>switchback.steps</code> says, or down to <code>switchback.target</code>. What may lose data, or was never rehearsed,
 * is done only if <code>switchback.confirm</code> is the database's name.
 */
@Mojo(name = "undo", requiresProject = false, threadSafe = true)
public final class UndoMojo extends GoalParameters {

    private final Surroundings surroundings;

    /** Called by Maven. */
    @Inject
    UndoMojo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new LiveGoal(surroundings, getLog()).run(values(), "Nothing is undone", (reading, classLoader) -> {
            try (LiveDatabase live = LiveDatabase.find(reading, "on which a version could be undone", "deployer")) {
                UndoRelease.run(live, classLoader, reading.goal(), getLog()::info);
            }
        });
    }
}
