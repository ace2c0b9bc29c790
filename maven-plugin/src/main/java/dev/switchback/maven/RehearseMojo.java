// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;

/**
 * Rehearses every migration of the module on throwaway databases: fresh, on populated tables, and back with its undo script.
 *
 * <p>Needs no POM: <code>mvn dev.switchback:switchback-maven-plugin:rehearse
 * -Dswitchback.locations=filesystem:db/migration</code>. In a project that has the flyway-maven-plugin configured, that
 * configuration is used.
 */
// Bound, it runs where integration tests do: classes are compiled, and "mvn verify" has it before its own phase.
@Mojo(name = "rehearse", defaultPhase = LifecyclePhase.INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class RehearseMojo extends RehearsalParameters {

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;
    private final RepositorySystem repositories;
    private final ProjectDependenciesResolver dependencies;

    /** Called by Maven. */
    @Inject
    public RehearseMojo(
            MavenSession session,
            MavenProject project,
            MojoExecution execution,
            RepositorySystem repositories,
            ProjectDependenciesResolver dependencies) {
        this.session = session;
        this.project = project;
        this.execution = execution;
        this.repositories = repositories;
        this.dependencies = dependencies;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Toolbox toolbox = new Toolbox(repositories, dependencies, getLog());
        new BuildRehearsal(BuildModule.of(session, project, execution), toolbox).run(values());
    }
}
