// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Reads the statistics of the live database that <code>flyway.url</code> names, and writes them to
 * <code>switchback-profile.json</code>, from which rehearsals take production's volumes.
 *
 * <p>It reads no row of any table, and an account that may read none suffices. Needs no POM: <code>mvn
 * dev.switchback:switchback-maven-plugin:profile -Dflyway.url=jdbc:postgresql://host/shop -Dflyway.user=reader</code>, with the
 * password in the environment variable <code>FLYWAY_PASSWORD</code>.
 */
@Mojo(name = "profile", requiresProject = false, threadSafe = true)
public final class ProfileMojo extends RehearsalParameters {

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;
    private final SettingsDecrypter decrypter;

    /** Called by Maven. */
    @Inject
    public ProfileMojo(
            MavenSession session, MavenProject project, MojoExecution execution, SettingsDecrypter decrypter) {
        this.session = session;
        this.project = project;
        this.execution = execution;
        this.decrypter = decrypter;
    }

    @Override
    public void execute() throws MojoExecutionException {
        ServerCredentials credentials = new ServerCredentials(session.getSettings(), decrypter);
        for (BuildModule module : BuildModule.of(session, project, execution)) {
            new ModuleProfile(module, credentials, getLog()).write(module.isCurrent() ? values() : Map.of());
        }
    }
}
