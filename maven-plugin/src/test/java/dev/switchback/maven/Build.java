// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.RepositorySystemSession;

/** A build as Maven hands it to a goal, with real POMs in a directory of its own. */
final class Build {

    private final Path directory;
    private final List<MavenProject> projects = new ArrayList<>();
    private final Properties user = new Properties();
    private final Properties system = new Properties();

    Build(Path directory) {
        this.directory = directory;
        system.setProperty("user.home", directory.resolve("home").toString());
    }

    Build module(String path, String pom) throws IOException {
        Path base = Files.createDirectories(directory.resolve(path));
        MavenProject project = new MavenProject(model(pom));
        project.setFile(base.resolve("pom.xml").toFile());
        project.getBuild().setDirectory(base.resolve("target").toString());
        projects.add(project);
        return this;
    }

    private static Model model(String pom) {
        try {
            return new MavenXpp3Reader().read(new StringReader("<project>" + pom + "</project>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlPullParserException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Build property(String key, String value) {
        user.setProperty(key, value);
        return this;
    }

    BuildModule first() {
        return new BuildModule(session(), projects.get(0), execution("default-cli", MojoExecution.Source.CLI), true);
    }

    List<BuildModule> modules(MojoExecution.Source source) {
        return BuildModule.of(session(), projects.get(0), execution("default-cli", source));
    }

    BuildModule execution(String id) {
        return new BuildModule(session(), projects.get(0), execution(id, MojoExecution.Source.LIFECYCLE), true);
    }

    /** Maven's own stand-in for a project, with the literal directory that it has there. */
    BuildModule withoutPom() {
        MavenProject stub = new MavenProject(model("<artifactId>standalone-pom</artifactId>"));
        stub.getBuild().setDirectory(directory + "/${project.basedir}/target");
        projects.add(stub);
        return first();
    }

    private MavenSession session() {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(directory.toFile());
        request.setUserProperties(user);
        request.setSystemProperties(system);
        @SuppressWarnings("deprecation") // the way that Maven itself goes, too
        MavenSession session =
                new MavenSession(null, (RepositorySystemSession) null, request, new DefaultMavenExecutionResult());
        session.setProjects(projects);
        return session;
    }

    private static MojoExecution execution(String id, MojoExecution.Source source) {
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setGoal("rehearse");
        return new MojoExecution(descriptor, id, source);
    }
}
