// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.publication.PublicationProblem;
import dev.switchback.settings.SettingsProblem;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes what rehearsals have found: a page for people, a comment for the change under review, a change log of the schema, and the
 * findings in SARIF. It needs no database, and of a build with several modules it makes one report.
 *
 * <p><code>mvn switchback:report</code>; with <code>-Dswitchback.report.base=origin/main</code> the comment is about what is new or
 * other than there.
 */
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public final class ReportMojo extends GoalParameters {

    private final Surroundings surroundings;

    /** Called by Maven. */
    @Inject
    ReportMojo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            new BuildReport(surroundings.modules(), getLog()).write(values());
        } catch (SettingsProblem | PublicationProblem e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }
}
