// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** What Maven hands to a goal. */
final class Surroundings {

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;
    private final RepositorySystem repositories;
    private final ProjectDependenciesResolver dependencies;
    private final SettingsDecrypter decrypter;

    /** Called by Maven. */
    @Inject
    Surroundings(
            MavenSession session,
            MavenProject project,
            MojoExecution execution,
            RepositorySystem repositories,
            ProjectDependenciesResolver dependencies,
            SettingsDecrypter decrypter) {
        this.session = session;
        this.project = project;
        this.execution = execution;
        this.repositories = repositories;
        this.dependencies = dependencies;
        this.decrypter = decrypter;
    }

    /** Returns the modules that the goal is for. */
    List<BuildModule> modules() {
        return BuildModule.of(session, project, execution);
    }

    /** Returns what {@code settings.xml} has for servers. */
    ServerCredentials credentials() {
        return new ServerCredentials(session.getSettings(), decrypter);
    }

    Toolbox toolbox(Log log) {
        return new Toolbox(repositories, dependencies, log);
    }
}
