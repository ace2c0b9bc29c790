// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;

/** What Maven lends a goal. */
record Toolbox(RepositorySystem repositories, ProjectDependenciesResolver dependencies, Log log) {}
