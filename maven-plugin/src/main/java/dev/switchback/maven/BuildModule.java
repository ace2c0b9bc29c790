// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * A module of a build, or a directory without any POM.
 *
 * @param isCurrent whether Maven has called the goal in this module, with this module's configuration
 */
record BuildModule(MavenSession session, MavenProject project, MojoExecution execution, boolean isCurrent) {

    /** Returns the modules that a call of a goal is for: all when it stands on the command line, else the one it is bound in. */
    static List<BuildModule> of(MavenSession session, MavenProject project, MojoExecution execution) {
        boolean isAsked = execution.getSource() == MojoExecution.Source.CLI;
        List<MavenProject> projects = isAsked ? session.getProjects() : List.of(project);
        return projects.stream()
                .map(each -> new BuildModule(session, each, execution, each.equals(project)))
                .toList();
    }

    /** Returns another module of the same build. */
    BuildModule other(MavenProject other) {
        return new BuildModule(session, other, execution, false);
    }

    boolean hasPom() {
        return project.getFile() != null;
    }

    /** Returns what relative paths are relative to. */
    Path base() {
        return baseOf(project);
    }

    /** Returns the base directory of another module of the same build. */
    Path baseOf(MavenProject other) {
        File basedir = other.getFile() == null ? null : other.getBasedir();
        return basedir == null ? Path.of(session.getExecutionRootDirectory()) : basedir.toPath();
    }

    /** Without a POM, Maven hands on {@code ${project.basedir}/target} as it stands, seen on 3.8.7, 3.10.0 and 4.0.0-rc-6. */
    Path buildDirectory() {
        String directory = project.getBuild().getDirectory();
        boolean usable = hasPom() && directory != null && !directory.contains("${");
        return usable ? base().resolve(directory) : base().resolve("target");
    }

    /** Returns what its run is called; two executions of one module are told apart. */
    String name() {
        String name = hasPom() ? project.getArtifactId() : directoryName();
        String id = execution.getExecutionId();
        return unnamed().contains(id) ? name : name + "-" + id;
    }

    private Set<String> unnamed() {
        return Set.of("default-cli", "default-" + execution.getGoal(), "default");
    }

    private String directoryName() {
        Path last = base().toAbsolutePath().normalize().getFileName();
        return last == null ? "rehearsal" : last.toString();
    }
}
