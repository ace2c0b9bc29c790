// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails the build while a migration lacks current proof: evidence of a rehearsal of these very scripts, with every check passed that the
 * policy asks for. Nothing is run for it, and no database is needed.
 *
 * <p>Needs no POM: <code>mvn dev.switchback:switchback-maven-plugin:gate -Dswitchback.locations=filesystem:db/migration
 * -Dswitchback.evidence=evidence</code>, with the directory of evidence as another job has left it.
 */
@Mojo(name = "gate", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class GateMojo extends GoalParameters {

    private final Surroundings surroundings;

    /** Called by Maven. */
    @Inject
    GateMojo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new BuildGate(surroundings, getLog()).run(values());
    }
}
